// Keeps the figures fresh. Without this script the page is complete, only not live.
(() => {
  'use strict';
  const live = document.getElementById('live');
  const lost = document.getElementById('lost');
  const EVERY = 5000;

  const period = () => live.querySelector('[data-period]')?.dataset.period;

  async function refresh() {
    // Nobody looks, or somebody is copying a number: leave the page alone.
    if (document.hidden || !document.getSelection().isCollapsed) {
      return;
    }
    try {
      const answer = await fetch('/live' + location.search, { cache: 'no-store', signal: AbortSignal.timeout(EVERY) });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const fresh = await answer.text();
      if (!document.getSelection().isCollapsed) {
        return;
      }
      const before = period();
      live.innerHTML = fresh;
      if (period() !== before) {
        // Past midnight "today" is another day, and the heading names it.
        location.reload();
      }
      lost.hidden = true;
    } catch {
      lost.hidden = false;
    }
  }

  async function turn() {
    await refresh();
    setTimeout(turn, EVERY);
  }

  setTimeout(turn, EVERY);
  document.addEventListener('visibilitychange', refresh);
})();
