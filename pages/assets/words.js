// The words of the motivations as a cloud (kind "cloud") or as a ranking (kind "ranking").
// Nothing here is markup made of a text: nodes are created one by one, and texts go in as text.
const SVG = 'http://www.w3.org/2000/svg'
const NARROW = 500 // pixels, under which the cloud of a telephone is drawn
const STEP = 1400 // milliseconds that the play button stays on a promotion

const element = (name, attributes = {}, ...children) => {
  const made = name.startsWith('svg:') ? document.createElementNS(SVG, name.slice(4)) : document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value)
  made.append(...children)
  return made
}

// One of `items` is in the order of tabulation; arrows, Home and End go to the others; Enter and space choose.
const rove = (box, items, choose) => {
  const stand = (item) => { for (const other of items()) other.setAttribute('tabindex', other === item ? 0 : -1) }
  box.onkeydown = (event) => {
    const all = items(), place = all.indexOf(event.target.closest('[data-term]'))
    if (place < 0) return
    const next = { ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: place - 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 }[event.key]
    if (next !== undefined) {
      const item = all[(next + all.length) % all.length]
      stand(item)
      item.focus()
    } else if (event.key === 'Enter' || event.key === ' ') choose(all[place].dataset.term)
    else return
    event.preventDefault()
  }
  box.onclick = (event) => {
    const item = event.target.closest('[data-term]')
    if (item) { stand(item); choose(item.dataset.term) }
  }
  const all = items()
  stand(all.find((item) => item.getAttribute('aria-pressed') === 'true') ?? all[0])
}

const cloud = (root, data, send) => {
  const state = (root.state ??= { cohort: data.cohort, shown: '' })
  if (state.asked !== data.cohort) state.cohort = state.asked = data.cohort
  const stage = root.querySelector('.stage') ?? root.appendChild(element('div', { class: 'stage' }))
  const choose = (term) => { mark(term); send('word', term) }

  const mark = (term) => {
    for (const word of stage.querySelectorAll('.word')) word.setAttribute('aria-pressed', word.dataset.term === term)
  }
  const draw = () => {
    const name = root.clientWidth && root.clientWidth < NARROW ? 'narrow' : 'wide'
    const drawing = JSON.stringify([name, data.scene])
    if (state.shown !== drawing) { stage.replaceChildren(frame(data.scene.forms[name], data)); state.shown = drawing }
    show(data.scene.forms[name])
  }
  const show = (form) => {
    const known = form.cohorts[state.cohort] ?? {}
    for (const word of stage.querySelectorAll('.word')) {
      const [scale, shown, label] = known[word.dataset.term] ?? [0, 0, '']
      word.style.transform = `translate(${word.dataset.x}px, ${word.dataset.y}px) scale(${scale || 0.01})`
      word.setAttribute('class', `word family-${word.dataset.family} ${shown > 0 ? 'more' : shown < 0 ? 'less' : ''} ${scale ? '' : 'absent'}`)
      word.setAttribute('aria-label', label)
      word.setAttribute('aria-hidden', !scale)
      word.querySelector('title').textContent = label
      const text = word.querySelector('text') // another font keeps to the same width
      text.setAttribute('textLength', shown ? text.dataset.strong : text.dataset.regular)
    }
    mark(data.selected)
    const order = Object.keys(known) // the most written first
    const items = () => order.map((term) => stage.querySelector(`[data-term="${CSS.escape(term)}"]`)).filter(Boolean)
    if (order.length) rove(stage.querySelector('svg'), items, choose)
    stage.querySelector('svg').setAttribute('aria-label', data.texts.name.replace('{cohort}', state.cohort))
    root.querySelector('.missing').textContent = form.left_out[state.cohort] ?? ''
    root.querySelector('output').textContent = state.cohort
    const range = root.querySelector('input')
    range.value = data.scene.cohorts.indexOf(state.cohort)
    range.setAttribute('aria-valuetext', state.cohort)
  }
  if (!root.querySelector('.missing')) {
    root.append(element('p', { class: 'missing' }), timeline(root, data, state, draw, send))
    root.watch = new ResizeObserver(() => root.draw())
    root.watch.observe(root)
  }
  root.draw = draw
  root.querySelector('.time').hidden = data.scene.cohorts.length < 2
  draw()
}

const frame = (form, data) => {
  const svg = element('svg:svg', { viewBox: `0 0 ${form.width} ${form.height}`, role: 'group' })
  for (const [term, x, y, down, size, regular, width, family] of form.words) {
    const text = element('svg:text', { y: down, 'font-size': size, lengthAdjust: 'spacingAndGlyphs', 'data-regular': regular, 'data-strong': width })
    text.textContent = data.scene.shown[term]
    const line = element('svg:path', { class: 'line', d: `M${-width / 2} ${down + 0.13 * size}h${width}`, 'stroke-width': Math.max(0.045 * size, 1) })
    const touch = element('svg:rect', { class: 'touch', x: -width / 2 - 3, y: down - 0.8 * size, width: width + 6, height: 0.98 * size, rx: 4 })
    svg.append(element('svg:g', { role: 'button', 'data-term': term, 'data-x': x, 'data-y': y, 'data-family': family }, element('svg:title'), touch, text, line))
    svg.lastChild.classList.add('word')
  }
  const key = element('svg:g', { class: 'key', 'aria-hidden': 'true' })
  for (const [x, y, width, height, tone] of form.boxes) key.append(element('svg:rect', { class: `family-${tone}`, x, y, width, height, rx: 2 }))
  for (const [words, x, y, size, tone, shown] of form.key) {
    key.append(element('svg:text', { class: `tone-${tone} ${shown > 0 ? 'more' : shown < 0 ? 'less' : ''}`, x, y, 'font-size': size }, words))
  }
  svg.append(key)
  return svg
}

const timeline = (root, data, state, draw, send) => {
  const { cohorts } = data.scene
  const button = element('button', { type: 'button', class: 'play' }, data.texts.play)
  const range = element('input', { type: 'range', min: 0, max: cohorts.length - 1, step: 1, 'aria-label': data.texts.time })
  const go = (place) => { state.cohort = cohorts[place]; root.draw() }
  const stop = () => { clearInterval(state.clock); state.clock = null; button.textContent = data.texts.play }
  range.oninput = () => { stop(); go(Number(range.value)) }
  range.onchange = () => send('cohort', cohorts[Number(range.value)])
  button.onclick = () => {
    if (state.clock) { stop(); go(cohorts.indexOf(state.asked)); return }
    button.textContent = data.texts.pause
    let place = 0
    go(place)
    state.clock = setInterval(() => {
      place += 1
      if (place < cohorts.length && root.isConnected) go(place)
      else { stop(); go(cohorts.indexOf(state.asked)) }
    }, STEP)
  }
  return element('div', { class: 'time' }, button, range, element('output'))
}

const ranking = (root, data, send) => {
  const list = element('ol', { class: data.is_open ? 'open' : null })
  for (const row of data.rows) {
    const track = element('span', { class: 'track', 'aria-hidden': 'true' })
    const range = element('i', { class: 'interval' }), dot = element('i', { class: 'dot' })
    range.style.left = `${100 * row.low}%`
    range.style.width = `${100 * (row.high - row.low)}%`
    dot.style.left = `${100 * row.at}%`
    track.append(range, dot)
    if (row.mark !== null) {
      const tick = element('i', { class: 'elsewhere' })
      tick.style.left = `${100 * row.mark}%`
      track.append(tick)
    }
    const parts = [element('span', { class: 'name' }, row.text), track, element('span', { class: 'value' }, row.written)]
    const marks = { class: `row tone-${row.tone} ${row.tone > 0 ? 'more' : row.tone < 0 ? 'less' : ''}`, 'aria-label': row.label }
    const button = { type: 'button', 'data-term': row.term, 'aria-pressed': row.term === data.selected }
    list.append(element('li', {}, data.is_open ? element('button', { ...marks, ...button }, ...parts) : element('div', { ...marks, role: 'img' }, ...parts)))
  }
  const held = root.activeElement ?? root.getRootNode().activeElement
  const focused = held?.dataset?.term
  root.replaceChildren(list)
  if (!data.is_open || !data.rows.length) return
  const items = () => [...list.querySelectorAll('[data-term]')]
  rove(list, items, (term) => {
    for (const item of items()) item.setAttribute('aria-pressed', item.dataset.term === term)
    send('word', term)
  })
  if (focused) items().find((item) => item.dataset.term === focused)?.focus()
}

export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector('.words')
  const draw = { cloud, ranking }[data.kind]
  draw(root, data, setTriggerValue)
  return () => { clearInterval(root.state?.clock); root.watch?.disconnect() }
}
