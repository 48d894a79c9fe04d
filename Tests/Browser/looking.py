"""What a browser can say of an open page, as expressions for `Page.evaluate`; each gives a list of what is wrong."""

# Sideways scrolling (WCAG 1.4.10).
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1);
  return [`${document.documentElement.scrollWidth} px wide`, ...wide.slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
}"""

# Targets of less than 44 CSS pixels. Excepted, as in WCAG 2.5.8 ("inline"): a link with other words beside it in its
# paragraph, item or cell. The skip link is measured when it shows.
TARGETS = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter(e => e.checkVisibility() && !e.matches('.skip'))
  .filter(e => {
    const block = e.closest('p, li, dd, dt, td, th, label, caption');
    if (e.localName !== 'a' || !block) return true;
    const beside = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, node =>
      node.parentElement.closest('a') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (beside.nextNode()) if (/[\\p{L}\\d]/u.test(beside.currentNode.data)) return false;
    return true;
  })
  .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 100)])
  .filter(([box]) => Math.round(box.height) < 44 || Math.round(box.width) < 44)
  .map(([box, html]) => `target of ${Math.round(box.width)} x ${Math.round(box.height)}: ${html}`)"""

# Letters of drawings: at least 12 CSS pixels high, and 4.5:1 against the page (axe does not measure them).
LETTERS = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = colour => {
    const [r, g, b] = parts(colour).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const behind = e => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if ((parts(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('svg text')].filter(e => e.getBoundingClientRect().width).flatMap(e => {
    const style = getComputedStyle(e), size = parseFloat(style.fontSize) * e.getScreenCTM().a;
    const [dark, bright] = [luminance(style.fill), luminance(behind(e.ownerSVGElement.parentElement))].sort((a, b) => a - b);
    const wrong = [];
    if (size < 11.99) wrong.push(`letters of ${size} px: ${e.textContent}`);
    if ((bright + .05) / (dark + .05) < 4.5) wrong.push(`contrast of ${style.fill}: ${e.textContent}`);
    return wrong;
  });
}"""

# Fonts that the site brings along or names although they lack letters of Kyrgyz.
FONTS = """() => [
  ...[...document.fonts].map(font => `web font ${font.family}`),
  ...[...document.querySelectorAll('style')].flatMap(e => e.textContent.match(/arial|helvetica|times/gi) ?? []),
]"""

# Text that is cut off by its own box; what is only for speech is cut off on purpose.
CUT_OFF = """() => [...document.body.querySelectorAll('*')]
  .filter(e => ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && !e.closest('.visually-hidden, svg'))
  .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
  .map(e => `cut off: ${e.outerHTML.slice(0, 120)}`)"""

# Movement: nothing moves by itself, so that there is nothing to reduce; nothing scrolls smoothly, or the focus would
# arrive before the page does.
MOVEMENT = """() => [document.documentElement, ...document.body.querySelectorAll('*')].filter(e => {
    const style = getComputedStyle(e);
    return parseFloat(style.transitionDuration) || style.animationName !== 'none' || style.scrollBehavior !== 'auto';
  }).map(e => `moves: ${e.outerHTML.slice(0, 120)}`)"""

# Run before the page: adds up how far parts of it jump while it loads (Layout Instability).
WATCH_JUMPS = """window.jumps = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.jumps += entry.value; })
  .observe({ type: 'layout-shift', buffered: true });"""

JUMPS = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(window.jumps ? [`jumps by ${window.jumps}`] : []))))"""

# The spacing of WCAG 1.4.12. Set through the object model, which the policy does not forbid.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

# Letters of twice the size in a window that stays as it is (WCAG 1.4.4).
LARGE_LETTERS = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 212.5% !important }');
  document.adoptedStyleSheets = [sheet];
}"""

PLAIN = "() => { document.adoptedStyleSheets = [] }"

# Everything that is folded, opened: it is read too.
UNFOLD = "() => { for (const e of document.querySelectorAll('details')) e.open = true }"

# Begins to note what the Tab key reaches: each press finds the stop of the one before, with the page scrolled to it.
# Gives the number of stops there should be.
WALK = """() => {
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.checkVisibility() && !e.disabled);
  const walk = window.walk = { stops, reached: new Set(), wrong: [] };
  walk.note = () => {
    const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (e === document.body || walk.reached.has(e)) return;
    const is = `${e.outerHTML.slice(0, 100)}: `;
    if (!walk.reached.size && document.querySelector('.skip') && !e.matches('.skip')) walk.wrong.push(is + 'the first stop');
    if (box.bottom <= 0 || box.top >= innerHeight || !box.width) walk.wrong.push(is + 'focus out of sight');
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) walk.wrong.push(is + 'focus without a mark');
    walk.reached.add(e);
  };
  addEventListener('keydown', walk.note, true);
  document.activeElement.blur();
  scrollTo(0, 0);
  return stops.length;
}"""

# Whether the way is at its end.
IS_WALKED = "() => { walk.note(); return document.activeElement === document.body }"

# What was wrong on the way, and what it did not lead to.
WALKED = """() => [...walk.wrong, ...walk.stops.filter(e => !walk.reached.has(e))
  .map(e => `${e.outerHTML.slice(0, 100)}: not reached`), ...(walk.stops.length ? [] : ['nothing to stop at'])]"""

# Selectors of one element for each way in which text is set: its name, that of its parent, size and weight.
SETTINGS_OF_TEXT = """() => {
  const seen = new Map();
  for (const e of document.body.querySelectorAll('*')) {
    if (!e.checkVisibility() || ![...e.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    const style = getComputedStyle(e);
    const key = [e.localName, e.parentElement.localName, style.fontSize, style.fontWeight, style.fontFamily].join();
    if (!seen.has(key)) { e.dataset.setting = seen.size; seen.set(key, !!e.closest('code, input') || !!e.querySelector('code')); }
  }
  return [...seen.values()];
}"""
