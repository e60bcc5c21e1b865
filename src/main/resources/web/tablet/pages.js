// What does not fit on the glass is turned page by page, by buttons in the place of those that leave the question: nobody
// has to know how to move a list with a finger, nothing is seen by half, and nothing is left out unseen. Without this
// script the list moves by itself.
(() => {
  'use strict';
  const ROOM = 1;
  const MOST_OF_HEADING = 0.35;

  const box = element => element.getBoundingClientRect();

  // Where a page begins and ends, and what it holds. None if there is no list, or all of it fits.
  function measure() {
    const asked = document.querySelector('.step .asked');
    if (!asked || !document.getElementById('more') || asked.scrollHeight <= asked.clientHeight + ROOM) {
      return null;
    }
    const heading = asked.querySelector('h1');
    const stays = box(heading).height < MOST_OF_HEADING * asked.clientHeight;
    asked.classList.toggle('headed', stays);
    const whole = box(asked);
    const top = stays && asked.scrollTop > 0 ? box(heading).bottom : whole.top;
    const parts = [...asked.querySelectorAll(':scope > :not(.choices, .levels), .choices > *')]
      .filter(part => !(stays && part === heading) && getComputedStyle(part).position !== 'fixed')
      .map(part => ({ part, place: box(part) }))
      .filter(({ place }) => place.height > 0 && place.height <= whole.bottom - top);
    return { asked, top, bottom: whole.bottom, parts };
  }

  // Faces are seen all at once, or the first would be chosen most. A long question above them gives way.
  function fit() {
    const asked = document.querySelector('.step .asked:has(> .levels)');
    if (asked) {
      asked.classList.remove('tight', 'tighter');
      ['tight', 'tighter'].forEach(way => {
        asked.classList.toggle(way, asked.scrollHeight > asked.clientHeight + ROOM);
      });
    }
  }

  function show() {
    fit();
    cut();
    cut(); // other buttons may make the bar higher, and the page shorter
  }

  function cut() {
    document.querySelectorAll('.cut').forEach(part => part.classList.remove('cut'));
    const page = measure();
    const above = page?.parts.filter(({ place }) => place.top < page.top - ROOM) ?? [];
    const below = page?.parts.filter(({ place }) => place.bottom > page.bottom + ROOM) ?? [];
    [...above, ...below].forEach(({ part }) => part.classList.add('cut'));
    const bar = document.querySelector('.step .bar');
    bar?.classList.toggle('goes-on', below.length > 0);
    bar?.classList.toggle('went-on', above.length > 0);
  }

  function turn(forward) {
    const page = measure();
    if (!page) {
      return;
    }
    const below = page.parts.filter(({ place }) => place.bottom > page.bottom + ROOM);
    const height = page.bottom - page.top;
    const by = forward && below.length > 0 ? Math.min(...below.map(({ place }) => place.top)) - page.top - ROOM : -height;
    const heading = page.asked.classList.contains('headed') && page.asked.scrollTop === 0
      ? parseFloat(getComputedStyle(page.asked).paddingTop) + box(page.asked.querySelector('h1')).height + 2 * ROOM : 0;
    page.asked.scrollBy({ top: forward ? by - heading : by, behavior: 'instant' });
    show();
    page.parts.find(({ part }) => part.matches('.choice') && !part.classList.contains('cut'))?.part
      .closest('button, label')?.focus({ preventScroll: true });
  }

  document.addEventListener('click', event => {
    if (event.target.closest?.('#more, #before')) {
      turn(event.target.closest('#more') !== null);
    }
  });
  addEventListener('scroll', show, { passive: true, capture: true });
  addEventListener('resize', show);
  addEventListener('load', show);
  new MutationObserver(show).observe(document.documentElement, { childList: true, subtree: true });
  show();
})();
