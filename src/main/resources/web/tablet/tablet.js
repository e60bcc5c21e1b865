// Shows the next page as soon as there is one, counts the seconds, keeps a comment while it is written, and says when
// the terminal does not answer. Without this script every page still works. Nothing is stored in the browser.
(() => {
  'use strict';
  const AWAY_AFTER = 2500;
  const AGAIN = 1000;
  const ANSWER_WITHIN = 9000;
  const TYPING_PAUSE = 600;
  const SIGN_OF_LIFE = 4000;
  const SIGN_STAYS = 4000;

  let answeredAt = performance.now();
  let lostAt = -Infinity;
  let livingAt = 0;
  let typing = 0;
  let sending = Promise.resolve();

  const mark = name => document.body.dataset[name];
  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

  // One after the other, in the order in which they were done.
  function send(form, more) {
    const fields = new URLSearchParams(new FormData(form));
    Object.entries(more).forEach(([name, value]) => fields.set(name, value));
    sending = sending.then(async () => {
      try {
        const answer = await fetch('act', {
          method: 'POST', body: fields, headers: { 'X-Script': '1' }, signal: AbortSignal.timeout(ANSWER_WITHIN),
        });
        if (answer.status !== 204) {
          throw new Error(String(answer.status));
        }
        answeredAt = performance.now();
      } catch {
        // An answer did not arrive, whatever else does: whoever gave it must see that.
        release();
        lostAt = performance.now();
        away();
        setTimeout(found, SIGN_STAYS);
      }
    });
    return sending;
  }

  // All cards change alike, whichever was touched.
  function hold() {
    document.querySelector('.levels')?.classList.add('busy');
    document.querySelectorAll('#answer button').forEach(button => button.setAttribute('aria-disabled', 'true'));
    setTimeout(release, 1500);
  }

  function release() {
    document.querySelector('.levels')?.classList.remove('busy');
    document.querySelectorAll('[aria-disabled]').forEach(button => button.removeAttribute('aria-disabled'));
  }

  document.addEventListener('submit', event => {
    event.preventDefault();
    const button = event.submitter;
    if (!button || button.getAttribute('aria-disabled')) {
      return;
    }
    const text = document.querySelector('textarea');
    if (typing && text) {
      keep(text);
    }
    if (event.target.id !== 'tools') {
      hold();
    }
    send(event.target, { [button.name]: button.value });
  });

  function keep(text) {
    clearTimeout(typing);
    typing = 0;
    send(text.form, { act: 'type', text: text.value });
  }

  document.addEventListener('input', event => {
    if (event.target.matches('textarea')) {
      clearTimeout(typing);
      typing = setTimeout(keep, TYPING_PAUSE, event.target);
    }
  });

  // As many as may be chosen, and what excludes the others alone.
  function limit() {
    const choices = document.querySelector('[data-most]');
    if (!choices) {
      return;
    }
    const boxes = [...choices.querySelectorAll('input')];
    const full = boxes.filter(box => box.checked).length >= Number(choices.dataset.most);
    boxes.forEach(box => { box.disabled = full && !box.checked && box.dataset.alone === undefined; });
  }

  document.addEventListener('change', event => {
    const box = event.target;
    if (box.matches('[data-most] input') && box.checked) {
      box.closest('[data-most]').querySelectorAll('input').forEach(other => {
        if (other !== box && (box.dataset.alone !== undefined || other.dataset.alone !== undefined)) {
          other.checked = false;
        }
      });
    }
    limit();
  });

  // Somebody is there, although nothing is answered yet.
  function alive() {
    const now = performance.now();
    const way = document.getElementById('way');
    if (way && mark('turn') && now - livingAt > (document.getElementById('seconds') ? 500 : SIGN_OF_LIFE)) {
      livingAt = now;
      send(way, { act: 'touch' });
    }
  }
  ['pointerdown', 'keydown', 'scroll'].forEach(sign => addEventListener(sign, event => {
    const asked = document.body.classList.contains('step');
    if (asked && !event.target.closest?.('button')) {
      alive();
    }
  }, { passive: true, capture: true }));

  function show(html) {
    const next = new DOMParser().parseFromString(html, 'text/html');
    const now = document.documentElement;
    const samePage = next.body.dataset.turn === mark('turn');
    const sameLook = next.documentElement.lang === now.lang && next.documentElement.className === now.className;
    if (samePage && sameLook && next.body.className === document.body.className) {
      patch(next);
      return;
    }
    const focused = document.activeElement?.id;
    const kept = samePage ? given() : [];
    now.lang = next.documentElement.lang;
    now.className = next.documentElement.className;
    document.title = next.title;
    const body = document.importNode(next.body, true);
    document.body.replaceWith(body);
    restore(kept);
    limit();
    if (samePage && focused) {
      document.getElementById(focused)?.focus();
    } else if (!samePage) {
      scrollTo(0, 0);
      document.getElementById('question')?.focus({ preventScroll: true });
    }
  }

  // The same page: only the countdown and the choices of look may have changed. What is being answered stays as it is.
  function patch(next) {
    document.body.dataset.revision = next.body.dataset.revision;
    const before = document.getElementById('seconds');
    const after = next.getElementById('seconds');
    if (before && after) {
      before.textContent = after.textContent;
    } else {
      replace('notice', next);
    }
    replace('tools', next);
  }

  function replace(id, next) {
    const before = document.getElementById(id);
    const after = next.getElementById(id);
    if (before && after && before.outerHTML !== after.outerHTML) {
      const focused = before.contains(document.activeElement) ? document.activeElement.id : '';
      before.replaceWith(document.importNode(after, true));
      if (focused) {
        document.getElementById(focused)?.focus();
      }
    }
  }

  const fields = () => [...document.querySelectorAll('#answer input:not([type=hidden]), #answer textarea')];
  const given = () => fields().map(field => [field.value, field.checked, field.type]);

  function restore(kept) {
    fields().forEach((field, place) => {
      if (kept[place] && kept[place][2] === field.type) {
        field.checked = kept[place][1];
        if (field.type !== 'checkbox' && field.type !== 'radio') {
          field.value = kept[place][0];
        }
      }
    });
  }

  function away() {
    const sign = document.getElementById('away');
    if (sign) {
      document.body.classList.add('away');
      sign.hidden = false;
    }
  }

  function lost() {
    const since = performance.now() - answeredAt;
    if (since < AWAY_AFTER) {
      return;
    }
    away();
    if (since > Number(mark('idle'))) {
      // Whoever was answering has gone: not even hidden does anything stay of it.
      document.getElementById('answer')?.replaceChildren();
      document.body.dataset.revision = '';
      document.body.dataset.turn = '';
    }
  }

  function answered() {
    answeredAt = performance.now();
    found();
  }

  function found() {
    const now = performance.now();
    const sign = document.getElementById('away');
    if (sign && now - answeredAt < AWAY_AFTER && now - lostAt >= SIGN_STAYS - 10) {
      sign.hidden = true;
      document.body.classList.remove('away');
    }
  }

  async function watch() {
    for (;;) {
      try {
        const answer = await fetch('wait?seen=' + encodeURIComponent(mark('revision')), {
          cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN),
        });
        if (answer.status === 200) {
          show(await answer.text());
          answered();
        } else if (answer.status === 204) {
          answered();
        } else if (answer.status === 403) {
          location.reload();
          return;
        } else {
          lost();
          await pause(AGAIN);
        }
      } catch {
        lost();
        await pause(AGAIN);
      }
    }
  }

  limit();
  watch();
})();
