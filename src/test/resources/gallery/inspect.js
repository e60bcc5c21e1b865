// Finds on a page what a citizen can't see, read or hit. Called with the limits; answers a list of faults:
// clipped {what, by, where}, overlapping {what, other}, small {what, side, smallest} in millimetres, contrast
// {what, contrast, colours, smallest} and tiny {what, pixels}.
limits => {
  'use strict';
  const TOLERANCE = 1;
  const faults = [];
  const add = (kind, fault) => faults.push({ kind, ...fault });
  const style = element => getComputedStyle(element);
  const round = value => Math.round(value);
  const shown = rect => `${round(rect.left)}…${round(rect.right)} × ${round(rect.top)}…${round(rect.bottom)} px`;

  function name(element) {
    const words = (element.innerText ?? '').trim() || element.getAttribute('aria-label') || element.name || '';
    const label = words.length > 60 ? words.slice(0, 57) + '…' : words;
    const tag = element.localName + (element.id ? '#' + element.id : '') + [...element.classList].map(c => '.' + c).join('');
    return label ? `"${label.replace(/\s+/g, ' ')}" (${tag})` : tag;
  }

  // Only for those who don't see: a pixel, cut away.
  function unseen(element) {
    for (let at = element; at; at = at.parentElement) {
      const box = at.getBoundingClientRect();
      if (style(at).position === 'absolute' && box.width <= 1 && box.height <= 1) {
        return true;
      }
    }
    return false;
  }

  const visible = element =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !unseen(element);
  const disabled = element => element.closest(':disabled') !== null
    || element.closest('label')?.querySelector(':disabled') != null;

  const moving = [...document.querySelectorAll('body *')].filter(element => ['auto', 'scroll'].includes(style(element).overflowY)
    && element.localName !== 'textarea' && element.scrollHeight > element.clientHeight + TOLERANCE);
  // Nothing is seen by half, where a list begins and where it ends.
  for (const element of moving) {
    const edge = element.getBoundingClientRect();
    const question = element.querySelector('h1')?.getBoundingClientRect();
    if (element.scrollTop === 0 && question && question.bottom > edge.bottom + TOLERANCE) {
      add('clipped', { what: 'the question', by: name(element), where: shown(question) });
    }
    if (document.documentElement.scrollHeight > innerHeight + TOLERANCE) {
      add('clipped', { what: 'the page around ' + name(element), by: 'the window', where: document.documentElement.scrollHeight + ' px high' });
    }
    for (const part of element.querySelectorAll('button, label, h1, p, textarea')) {
      const box = part.getBoundingClientRect();
      const fixed = (() => { for (let at = part; at !== element; at = at.parentElement) { if (style(at).position === 'fixed') return true; } return false; })();
      const seen = box.bottom > edge.top + TOLERANCE && box.top < edge.bottom - TOLERANCE;
      if (!fixed && visible(part) && seen && (box.top < edge.top - TOLERANCE || box.bottom > edge.bottom + TOLERANCE)) {
        add('clipped', { what: name(part), by: name(element), where: shown(box) });
      }
    }
  }

  // What stays in sight over a page that moves belongs to the place where it comes to rest.
  const sticky = [...document.querySelectorAll('body *')].filter(element => style(element).position === 'sticky');
  sticky.forEach(element => { element.style.position = 'relative'; });
  const cut = [...document.querySelectorAll('.cut')];
  cut.forEach(element => element.classList.remove('cut'));
  // What moves by itself is looked at in its whole length, as if the page had grown with it.
  const grown = new Map();
  const grow = (element, changes) => {
    grown.set(element, grown.get(element) ?? element.style.cssText);
    Object.assign(element.style, changes);
  };
  for (const element of moving) {
    const heights = [];
    for (let at = element; at !== document.documentElement; at = at.parentElement) {
      heights.push([at, at.getBoundingClientRect().height]);
    }
    heights.forEach(([at, height]) => grow(at, { height: 'auto', minHeight: height + 'px' }));
    grow(element, { overflow: 'visible' });
  }
  scrollTo({ top: 0, behavior: 'instant' });

  const all = [...document.querySelectorAll('body *')].filter(visible);
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() && visible(element) && !element.closest('script, style, noscript, textarea')) {
      const range = document.createRange();
      range.selectNodeContents(node);
      texts.push({ element, holder: element, rect: range.getBoundingClientRect() });
    }
  }
  const CONTROLS = 'button, a[href], summary, label, input:not([type=hidden]), textarea, select, [role=button]';
  // A label that holds its box is one with it.
  const controls = all.filter(element => element.matches(CONTROLS))
    .filter(element => element.localName === 'label' || !element.closest('label'))
    .map(element => ({ element, holder: element.parentElement, rect: element.getBoundingClientRect() }));

  function boxed(element) {
    const s = style(element);
    const painted = layer(s.backgroundColor).alpha > 0;
    const bordered = parseFloat(s.borderTopWidth) > 0 && layer(s.borderTopColor).alpha > 0 && s.borderTopStyle !== 'none';
    return s.display !== 'inline' && (painted || bordered);
  }

  function leaves(rect, box, acrossOnly) {
    return rect.left < box.left - TOLERANCE || rect.right > box.right + TOLERANCE
      || !acrossOnly && (rect.top < box.top - TOLERANCE || rect.bottom > box.bottom + TOLERANCE);
  }

  // Clipped.
  const root = document.documentElement;
  const window_ = { left: 0, right: root.clientWidth, top: 0, bottom: root.scrollHeight };
  if (root.scrollWidth > root.clientWidth) {
    add('clipped', { what: 'the page', by: 'the window', where: `${root.scrollWidth} px of ${root.clientWidth} px` });
  }
  for (const { element, holder, rect } of [...texts, ...controls]) {
    if (leaves(rect, window_, false)) {
      add('clipped', { what: name(element), by: 'the window', where: shown(rect) });
      continue;
    }
    // What is laid over the page stands where it likes, unless something cuts it off.
    let free = ['absolute', 'fixed'].includes(style(element).position) && holder !== element;
    for (let at = holder; at !== document.body; at = at.parentElement) {
      const s = style(at);
      if (s.display === 'inline' || s.display === 'contents') {
        continue;
      }
      const cutsDown = s.overflowY === 'hidden' || s.overflowY === 'clip';
      const whole = boxed(at) && !free || cutsDown;
      if ((whole || s.overflowX !== 'visible') && leaves(rect, at.getBoundingClientRect(), !whole)) {
        add('clipped', { what: name(element), by: name(at), where: shown(rect) });
        break;
      }
      if (s.position === 'fixed') {
        break;
      }
      free ||= s.position === 'absolute';
    }
  }
  for (const element of all) {
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + TOLERANCE && style(element).display !== 'inline') {
      add('clipped', { what: name(element), by: 'its own width', where: `${element.scrollWidth} px of ${element.clientWidth} px` });
    }
  }

  // Overlapping.
  // A line's box is higher than its letters, and may reach into the next line's.
  const inked = ({ element, rect }) => {
    const room = 0.08 * parseFloat(style(element).fontSize);
    return { element, rect: { left: rect.left, right: rect.right, top: rect.top + room, bottom: rect.bottom - room } };
  };
  const things = [...texts.filter(text => !text.element.matches(CONTROLS)).map(inked), ...controls];
  // What lies over the page on purpose: a sheet that stays in sight hides what it covers, which must be hidden whole;
  // an explanation that was opened may cover anything.
  const sheet = element => {
    for (let at = element; at !== document.body; at = at.parentElement) {
      const place = style(at).position;
      const opened = place === 'absolute' && at.closest('details[open]') !== null;
      if ((place === 'fixed' || opened) && layer(style(at).backgroundColor).alpha === 1) {
        return at;
      }
    }
    return null;
  };
  const isApart = (one, other) => {
    if (one.sheet === other.sheet) {
      return false;
    }
    const [upper, lower] = one.sheet ? [one, other] : [other, one];
    return style(upper.sheet).position === 'absolute' || !leaves(lower.rect, upper.sheet.getBoundingClientRect(), false);
  };
  things.forEach(thing => { thing.sheet = sheet(thing.element); });
  things.forEach((one, place) => things.slice(place + 1).forEach(other => {
    if (one.element.contains(other.element) || other.element.contains(one.element) || isApart(one, other)) {
      return;
    }
    const width = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
    const height = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
    if (width > 2 * TOLERANCE && height > 2 * TOLERANCE) {
      add('overlapping', { what: name(one.element), other: name(other.element) });
    }
  }));

  // Small targets.
  for (const { element, rect } of controls) {
    const side = Math.min(rect.width, rect.height) / limits.pixelsPerMillimetre;
    if (side < limits.target - 0.05) {
      add('small', { what: name(element), side, smallest: limits.target });
    }
  }

  // Small text. The letters in a round seal are a drawing.
  for (const { element } of texts) {
    const pixels = parseFloat(style(element).fontSize);
    if (pixels < limits.type - 0.01 && !element.closest('[aria-hidden=true]')) {
      add('tiny', { what: name(element), pixels });
    }
  }

  // Low contrast.
  function layer(colour) {
    const parts = (colour.match(/[\d.]+/g) ?? []).map(Number);
    const scale = colour.startsWith('color(') ? 255 : 1;
    return { rgb: parts.slice(0, 3).map(part => part * scale), alpha: parts.length > 3 ? parts[3] : parts.length === 3 ? 1 : 0 };
  }
  function opacity(element) {
    let product = 1;
    for (let at = element; at; at = at.parentElement) {
      product *= Number(style(at).opacity);
    }
    return product;
  }
  const over = (upper, alpha, lower) => upper.map((part, place) => alpha * part + (1 - alpha) * lower[place]);
  function luminance(rgb) {
    const [red, green, blue] = rgb.map(part => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function contrast(one, other) {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  }
  const hex = rgb => '#' + rgb.map(part => round(part).toString(16).padStart(2, '0')).join('').toUpperCase();

  // What is painted below the element at this point of the page, with its own background.
  function beneath(element, x, y) {
    if (y < scrollY || y >= scrollY + innerHeight) {
      scrollTo({ top: Math.max(0, y - innerHeight / 2), behavior: 'instant' });
    }
    const stack = document.elementsFromPoint(x, y - scrollY);
    const place = stack.indexOf(element);
    // What ignores the pointer is not in the stack, and lies on top of it.
    const layers = place >= 0 ? stack.slice(place) : [element, ...stack.filter(each => !element.contains(each))];
    return layers.reverse().reduce((below, each) => {
      const background = layer(style(each).backgroundColor);
      return over(background.rgb, background.alpha * opacity(each), below);
    }, [255, 255, 255]);
  }
  function judge(what, colour, element, x, y, smallest) {
    const below = beneath(element, x, y);
    const own = layer(colour);
    const seen = over(own.rgb, own.alpha * opacity(element), below);
    const ratio = contrast(seen, below);
    if (ratio < smallest - 0.005) {
      add('contrast', { what, contrast: ratio, colours: `${hex(seen)} on ${hex(below)}`, smallest });
    }
  }
  const middle = rect => [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2];
  for (const { element, rect } of texts) {
    judge(name(element), style(element).color, element, ...middle(rect), disabled(element) ? limits.disabledText : limits.text);
  }
  for (const { element, rect } of controls) {
    if (element.matches('textarea, input') && element.value) {
      judge(name(element), style(element).color, element, ...middle(rect), limits.text);
    }
  }
  // A shape of a drawing may be seen by its fill or by its line. What holds other shapes, such as the disc of a face,
  // is their ground, and needs no contrast of its own.
  const paint = value => value === 'none' ? { rgb: [0, 0, 0], alpha: 0 } : layer(value);
  for (const drawing of all.filter(element => element.localName === 'svg')) {
    const [x, y] = middle(drawing.getBoundingClientRect());
    const ground = beneath(drawing, x, y + scrollY);
    const shapes = [...drawing.querySelectorAll('path, circle, ellipse, rect, line, polyline, polygon')]
      .map(shape => ({ shape, rect: shape.getBoundingClientRect(), fill: paint(style(shape).fill) }));
    for (const one of shapes) {
      const holder = shapes.slice(0, shapes.indexOf(one)).findLast(other => other.fill.alpha > 0 && !leaves(one.rect, other.rect, false));
      const below = holder ? holder.seen : ground;
      const s = style(one.shape);
      const line = parseFloat(s.strokeWidth) > 0 ? paint(s.stroke) : paint('none');
      one.seen = over(one.fill.rgb, one.fill.alpha * opacity(one.shape), below);
      const lined = over(line.rgb, line.alpha * opacity(one.shape), below);
      one.ratio = Math.max(contrast(one.seen, below), contrast(lined, below));
      one.colours = `${hex(contrast(one.seen, below) > contrast(lined, below) ? one.seen : lined)} on ${hex(below)}`;
      if (holder) {
        holder.holds = true;
      }
    }
    for (const { ratio, colours, holds } of shapes) {
      if (!holds && ratio < limits.mark - 0.005) {
        const what = `a mark of ${name(drawing.closest('button, label, a, p, main') ?? drawing)}`;
        add('contrast', { what, contrast: ratio, colours, smallest: limits.mark });
      }
    }
  }

  sticky.forEach(element => { element.style.position = ''; });
  cut.forEach(element => element.classList.add('cut'));
  grown.forEach((before, element) => { element.style.cssText = before; });
  scrollTo({ top: 0, behavior: 'instant' });
  return faults;
}
