// A figure: first the drawing that the server made of it, at once and for the keyboard; once the pointer comes over it,
// Plotly's, which stands on the same pixels and answers to the pointer.
let PLOTLY, CONFIG // the address of the library, and what it is set to
const WAIT = 250 // milliseconds after which a new width is believed
const PLACEHOLDER = /#0000\d\d/g

// The library is asked for once a page, when a reader is about to need it.
const library = () => (globalThis.binomesPlotly ??= new Promise((give, fail) => {
  const script = Object.assign(document.createElement('script'), { src: new URL(PLOTLY, document.baseURI).href })
  script.onload = () => give(globalThis.Plotly)
  script.onerror = () => { globalThis.binomesPlotly = undefined; script.remove(); fail(new Error('no Plotly')) }
  document.head.append(script)
}))

// The figure in the colours that the page has now.
const painted = (text, box) => {
  const probe = box.appendChild(document.createElement('i')), known = {}
  const colour = (name) => {
    probe.style.color = `var(--chart-${name.slice(-2)})`
    return getComputedStyle(probe).color
  }
  const found = text.replace(PLACEHOLDER, (name) => (known[name] ??= colour(name)))
  probe.remove()
  return found
}

const draw = (box, Plotly) => {
  const { traces: given, layout } = box.data, told = painted(JSON.stringify([JSON.parse(given), layout]), box)
  if (box.drawn === told) return
  const [traces, settled] = JSON.parse(told), family = getComputedStyle(box).fontFamily
  box.plot.style.cssText = `width:${settled.width}px;height:${settled.height}px`
  Plotly.react(box.plot, traces, { ...settled, font: { ...settled.font, family } }, CONFIG)
  box.drawn = told
  if (box.listens) return
  box.listens = true
  box.plot.on('plotly_click', ({ points }) => box.pick?.(points[0].x))
}

// What a mark says of itself, beside it: for the keyboard, and for the pointer until Plotly is there.
const say = (box, mark) => {
  box.said.hidden = !mark
  if (!mark) return
  const frame = box.getBoundingClientRect(), place = mark.getBoundingClientRect()
  box.said.textContent = mark.getAttribute('aria-label')
  const right = frame.width - box.said.offsetWidth, over = place.top - frame.top - box.said.offsetHeight - 6
  box.said.style.left = `${Math.max(0, Math.min(place.left - frame.left + place.width / 2 - box.said.offsetWidth / 2, right))}px`
  box.said.style.top = `${over < -20 ? place.bottom - frame.top + 6 : over}px`
}

const sleep = (box) => box.classList.remove('awake')
const wake = (box) => library().then((Plotly) => {
  if (!box.isConnected || !box.isOver) return
  draw(box, Plotly)
  say(box, null)
  box.classList.add('awake')
}, () => {}) // without it the drawing stays, with what its marks say

// One mark is in the order of tabulation; arrows, Home and End go to the others; Enter and space choose its column.
const marksOf = (box) => [...box.querySelectorAll('.mark')]
const stand = (marks, mark) => { for (const other of marks) other.setAttribute('tabindex', other === mark ? 0 : -1) }
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
const press = (box, event) => {
  const marks = marksOf(box), place = marks.indexOf(event.target.closest('.mark'))
  if (place < 0) return
  const next = event.key in STEPS ? place + STEPS[event.key] : { Home: 0, End: marks.length - 1 }[event.key]
  if (next !== undefined) {
    const mark = marks[(next + marks.length) % marks.length]
    stand(marks, mark)
    mark.focus()
  } else if ((event.key === 'Enter' || event.key === ' ') && box.pick) box.pick(marks[place].dataset.x)
  else return
  event.preventDefault()
}

const listen = (box) => {
  box.onpointerenter = () => { box.isOver = true; wake(box) }
  box.onpointerleave = () => { box.isOver = false; say(box, null) }
  box.onpointermove = () => { if (box.drawn && !box.classList.contains('awake')) wake(box) }
  box.onpointerover = (event) => { if (!box.classList.contains('awake')) say(box, event.target.closest('.mark')) }
  box.addEventListener('focusin', (event) => { sleep(box); say(box, event.target.closest('.mark')) })
  box.addEventListener('focusout', () => say(box, null))
  box.onkeydown = (event) => (event.key === 'Escape' ? say(box, null) : press(box, event))
  box.onclick = (event) => {
    const mark = event.target.closest('.mark')
    if (mark && !box.classList.contains('awake')) box.pick?.(mark.dataset.x)
  }
  let later
  box.watch = new ResizeObserver(() => {
    clearTimeout(later)
    later = setTimeout(() => {
      const wide = Math.round(box.clientWidth)
      if (box.isConnected && wide && wide !== box.data.layout.width && wide !== box.told) box.tell(box.told = wide)
    }, box.told === undefined ? 0 : WAIT)
  })
  box.watch.observe(box)
}

const show = ({ data, parentElement, setStateValue, setTriggerValue }) => {
  const box = parentElement.querySelector('.chart')
  box.pick = data.picks ? (cohort) => setTriggerValue('cohort', String(cohort)) : null
  box.tell = (wide) => setStateValue('width', wide)
  box.classList.toggle('picks', data.picks)
  box.style.height = `${data.layout.height}px`
  if (!box.plot) {
    box.plot = Object.assign(document.createElement('div'), { className: 'plot', ariaHidden: 'true' })
    box.said = Object.assign(document.createElement('div'), { className: 'said', role: 'tooltip', hidden: true })
    box.append(box.plot, box.said)
    listen(box)
  }
  const isOther = box.data?.svg !== data.svg
  box.data = data
  if (isOther) {
    const held = box.contains(document.activeElement) ? marksOf(box).indexOf(document.activeElement) : -1
    box.querySelector(':scope > svg')?.remove()
    box.insertAdjacentHTML('afterbegin', data.svg)
    const marks = marksOf(box)
    stand(marks, marks[Math.max(held, 0)])
    sleep(box)
    if (held >= 0) marks[held]?.focus()
    if (box.isOver) wake(box)
  }
  return () => queueMicrotask(() => {
    if (box.isConnected) return
    box.watch.disconnect()
    if (box.drawn) globalThis.Plotly.purge(box.plot)
  })
}

export default (library, config) => {
  PLOTLY = library
  CONFIG = config
  return show
}
