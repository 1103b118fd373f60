// Streamlit speaks English only. What it says itself is put into the language of the address, French unless it says
// `lang=en`; what a page says, the texts of persons above all, is never touched.
const ATTRIBUTES = ['aria-label', 'title', 'placeholder', 'alt']
const OURS = ['stMarkdown', 'stHtml', 'stTable', 'stDataFrame', 'stCode', 'stBidiComponentRegular']
  .map((name) => `[data-testid="${name}"]`).join(',')
const SCROLLED = '[data-testid="stTable"] > div' // a wide table is scrolled with the keyboard too
const PLACE = /\{\w+\}/g
const escaped = (text) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')

// [of the text as it is, what it becomes] for one direction: 0 → 1 gives French, 1 → 0 takes it back.
const rules = (from, to) => {
  const exact = new Map(), patterns = []
  for (const pair of SAID) {
    const names = pair[from].match(PLACE) ?? []
    if ((pair[to].match(PLACE) ?? []).some((name) => !names.includes(name))) continue
    if (!names.length) { exact.set(pair[from], pair[to]); continue }
    patterns.push([new RegExp(`^${escaped(pair[from]).replace(PLACE, '(.+)')}$`, 's'), (...found) =>
      pair[to].replace(PLACE, (name) => found[names.indexOf(name) + 1])])
  }
  return (text) => {
    const bare = text.trim()
    if (exact.has(bare)) return text.replace(bare, () => exact.get(bare))
    const known = patterns.find(([pattern]) => pattern.test(bare))
    return known ? bare.replace(...known) : text
  }
}
const inFrench = rules(0, 1), inEnglish = rules(1, 0)
let language = ''

// Charts are drawn for a window of this width, before the page is there.
const tellWidth = () => { document.cookie = `screen=${innerWidth}; path=/; SameSite=Strict${location.protocol === 'https:' ? '; Secure' : ''}` }
tellWidth()
addEventListener('resize', tellWidth)

const put = (root) => {
  const say = language === 'en' ? inEnglish : inFrench
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement || node.parentElement.closest(OURS)) continue
      const said = say(node.data)
      if (said !== node.data) node.data = said
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.matches(SCROLLED)) node.tabIndex = 0
      for (const name of ATTRIBUTES) {
        const text = node.getAttribute(name)
        if (!text) continue
        const said = say(text)
        if (said !== text) node.setAttribute(name, said)
      }
    }
  }
}

const listen = () => {
  const asked = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'fr'
  if (asked === language) return false
  language = document.documentElement.lang = asked
  put(document.body)
  return true
}

// A card or a decision goes to its page as the menu does, without loading everything anew; where there is no menu, it is a link.
document.addEventListener('click', (event) => {
  const card = event.target.closest('a.card, a.decision')
  const link = card && [...document.querySelectorAll('[data-testid="stSidebarNavLink"]')]
    .find((entry) => entry.pathname === card.pathname)
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  link.click()
})

// On a telephone the menu lies over the page: it closes once a page is chosen.
document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-testid="stSidebarNavLink"]') || !matchMedia('(max-width: 768px)').matches) return
  const fold = document.querySelector('[data-testid="stSidebarCollapseButton"] button')
  if (fold && fold.getBoundingClientRect().right > 0) fold.click()
})

document.addEventListener('click', async (event) => {
  const button = event.target.closest('.copy-link')
  if (!button) return
  await navigator.clipboard.writeText(location.href)
  const words = button.textContent
  button.textContent = button.title // said aloud: the button stands in a live region
  setTimeout(() => { button.textContent = words }, 2500)
})

// What a press was answered stands under its button, or above what one reads: it is brought into view.
const ANSWERED = '[data-testid="stAlert"], .refused'
const show = (node) => {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement
  if (!element || !navigator.userActivation?.hasBeenActive) return
  const answer = element.closest(ANSWERED) ?? element.querySelector(ANSWERED)
  answer?.scrollIntoView({ block: 'nearest' })
}

// A file asked for right after a number was typed is that of the number: the press waits until the page has taken it in.
let isTyped = false
document.addEventListener('input', ({ target }) => { isTyped ||= Boolean(target.closest('[data-testid="stNumberInput"]')) })
const taken = async () => {
  do await new Promise((go) => setTimeout(go, 300)) // the page has begun to run by then
  while (document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== 'notRunning')
  isTyped = false
}
document.addEventListener('click', async (event) => {
  const file = event.target.closest('[data-testid="stDownloadButton"] button')
  if (!file || !isTyped) return
  event.preventDefault()
  event.stopImmediatePropagation()
  await taken()
  file.click()
}, true)

new MutationObserver((changes) => {
  if (listen()) return
  for (const { type, target, addedNodes } of changes) {
    if (type === 'childList') addedNodes.forEach((node) => { put(node); show(node) })
    else put(target)
    if (type === 'characterData') show(target)
  }
}).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
})
listen()
