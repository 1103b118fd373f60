// The levers of the forecast without a server: what analytics/forecast/grid.py `estimated` computes, from the same grid.
const LEVERS = ['fenetre', 'eleves', 'recrues', 'fidelite', 'effectif', 'plafond'] // in the order of a scenario that is kept
const ROUND = (value) => Math.sign(value) * Math.round(Math.abs(value))
const written = (value, language) => ROUND(value).toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB').replace('-', '−')
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

// The quantile at `part` of sorted values that stand at the middle of as many equal parts.
const at = (sorted, part) => {
  const place = Math.min(Math.max(part * sorted.length - 0.5, 0), sorted.length - 1), low = Math.floor(place)
  return sorted[low] + (place - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low])
}
const between = (values, axes, stands) => {
  if (!axes.length) return values
  const [axis, ...rest] = axes, value = Math.min(Math.max(stands[0], axis[0]), axis.at(-1))
  const after = Math.max(axis.findIndex((point) => point >= value), 1), part = (value - axis[after - 1]) / (axis[after] - axis[after - 1])
  const low = between(values[after - 1], rest, stands.slice(1))
  if (!part) return low
  const high = between(values[after], rest, stands.slice(1))
  return low.map((row, step) => row.map((value, rank) => value + part * (high[step][rank] - value)))
}

const outcome = ({ grid, most }, [window, mentees, asked, retention, size, cap]) => {
  const places = between(mentees ? grid.equal : grid.offered, grid.axes, [window, retention, asked]).map((row) => row.map((value) => value * (mentees || 1)))
  const students = grid.demand.map((row) => row.map((value) => Math.min(Math.floor(value * size / 100 + 0.5), cap || Infinity)))
  const gaps = students.map((row, step) => Float64Array.from(row.flatMap((wanted) => places[step].map((offered) => wanted - offered))).sort())
  const brought = mentees ? [0.8 * mentees] : grid.recruit
  const risk = (gap, more) => mean(brought.map((one) => mean(Array.from(gap, (value) => value > more * one))))
  let low = -1, high = most
  if (risk(gaps[0], high) > 0.1) high = null
  while (high !== null && high - low > 1) {
    const middle = (low + high) >> 1
    if (risk(gaps[0], middle) > 0.1) low = middle
    else high = middle
  }
  const quantiles = (rows) => [0.1, 0.5, 0.9].map((part) => rows.map((row) => at(row, part)))
  return {
    demand: quantiles(students), supply: quantiles(places), gap: quantiles(gaps).map((ends) => ends[0]),
    risk: gaps.map((gap) => risk(gap, 0)), target: high,
    pairs: mean(students[0].flatMap((wanted) => places[0].map((offered) => Math.min(wanted, offered)))),
  }
}

const kind = (end) => Math.abs(end) < 2 ? `${end}` : end > 0 ? 'many' : '-many'
const interval = ([low, , high], { intervals }, language) => {
  const ends = [ROUND(low), ROUND(high)], same = ends[0] === ends[1] ? ' same' : ''
  const said = intervals[`${kind(ends[0] || 0)} ${kind(ends[1] || 0)}${same}`]
  return said.replace('{a}', written(Math.abs(ends[0]), language)).replace('{b}', written(Math.abs(ends[1]), language))
}
const tenth = (risk) => Math.min(Math.max(Math.floor(10 * risk + 0.5), 1), 9) - 1

// The medians and the intervals under the levers, over the forecast as it is, which stays behind in grey.
const PARTS = [['demand', -5, '--chart-01', '--chart-01', 'end'], ['supply', 5, '--chart-05', '--chart-38', 'start']]
const overlay = (box, years, result, language) => {
  const svg = box.querySelector('svg'), [x, y] = [box.dataset.x, box.dataset.y].map((ends) => ends.split(' ').map(Number))
  const across = (value) => x[0] + value * (x[1] - x[0])
  const up = (value) => Math.min(Math.max(y[0] + value * (y[1] - y[0]), y[3]), y[2])
  svg.querySelector('.scenario')?.remove()
  svg.classList.toggle('behind', Boolean(result))
  if (!result) return
  const group = svg.appendChild(element('svg:g', { class: 'scenario', 'aria-hidden': 'true' }))
  for (const [name, aside, colour, fill, anchor] of PARTS) {
    const [low, middle, high] = result[name], places = years.map((year) => across(year) + aside)
    const line = middle.map((value, step) => `${step ? 'L' : 'M'}${places[step]} ${up(value)}`).join('')
    group.append(element('svg:path', { d: line, fill: 'none', stroke: `var(${colour})`, 'stroke-width': 2, 'stroke-dasharray': '3 3' }))
    for (const [step, place] of places.entries()) {
      const look = { stroke: `var(${colour})`, fill: `var(${fill})`, 'stroke-width': 2.5 }
      group.append(element('svg:path', { d: `M${place} ${up(low[step])}V${up(high[step])}`, stroke: `var(${colour})`, 'stroke-width': 5, 'stroke-opacity': .3 }),
        element('svg:circle', { cx: place, cy: up(middle[step]), r: 5, ...look }),
        element('svg:text', { x: place + 2 * aside, y: up(middle[step]) + 4, 'text-anchor': anchor, 'font-size': 12, 'font-weight': 600, fill: `var(${colour})` }, written(middle[step], language)))
    }
  }
}

const levers = ({ filters, pack }) => {
  const card = main.querySelector('[data-key="card-levers"]'), model = pack.levers
  if (!card || !model) return
  const language = filters.get('lang'), { texts } = model
  const inputs = LEVERS.map((name) => card.querySelector(`input[name=${name}]`)), usual = inputs.map((input) => Number(input.defaultValue))
  const compared = element('section', { class: 'card-box', 'data-key': 'card-compared', 'aria-live': 'polite' })
  card.closest('.columns').after(compared)
  const title = main.querySelector('[data-key="card-fan"] h2'), untouched = title.textContent
  const grey = main.querySelector('[data-key="card-fan"] .caption p').appendChild(element('span'))
  const kept = () => new Map(asked().filters.getAll('garde').slice(-model.kept).map((text) => text.split('~'))
    .filter((parts) => parts.length === 7 && parts.slice(1).every((part) => part !== '' && isFinite(part))).map(([name, ...stands]) => [name, stands.map(Number)]))
  const stands = () => inputs.map((input) => Number(input.value))
  const isUsual = (place) => place.every((value, rank) => value === usual[rank])
  const result = (place) => isUsual(place) ? model.usual : outcome(model, place)

  const row = ([name, place]) => {
    const { risk, gap, pairs, target } = result(place), gain = ROUND(pairs - model.usual.pairs)
    const more = gain ? ` (${gain > 0 ? '+' : ''}${written(gain, language)})` : ''
    return element('tr', {}, ...[name, texts.odds[tenth(risk[0])], interval(gap, texts, language), written(pairs, language) + more,
      target === null ? '—' : written(target, language)].map((cell) => element('td', {}, cell)))
  }
  const draw = () => {
    const place = stands(), named = kept(), is = isUsual(place)
    for (const [rank, input] of inputs.entries()) input.previousElementSibling.textContent = Number(input.value).toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')
    for (const box of main.querySelectorAll('[data-key=fan] > [data-y]')) overlay(box, model.years, is ? null : result(place), language)
    grey.textContent = is ? '' : `. ${texts.grey}`
    title.textContent = is ? untouched : texts.titles[tenth(result(place).risk[0])]
    const known = [...named].find(([, other]) => `${other}` === `${place}`)
    const scenarios = [[texts.usual, usual], ...named, ...(is || known ? [] : [[texts.yours, place]])]
    compared.hidden = scenarios.length < 2
    const head = element('thead', {}, element('tr', {}, ...texts.columns.map((name) => element('th', { scope: 'col' }, name))))
    compared.replaceChildren(element('h2', {}, texts.head), element('div', { class: 'caption' }, texts.note),
      element('div', { class: 'table', tabindex: 0, role: 'group', 'aria-label': texts.head }, element('table', {}, head, element('tbody', {}, ...scenarios.map(row)))))
    name.disabled = is
    keep.disabled = is || !name.value
    forget.disabled = !named.size
  }
  const note = (filters) => history.replaceState(null, '', address(asked().page, filters))
  const moved = () => {
    const { filters } = asked()
    for (const [rank, input] of inputs.entries()) Number(input.value) === usual[rank] ? filters.delete(LEVERS[rank]) : filters.set(LEVERS[rank], input.value)
    note(filters)
  }
  const name = element('input', { type: 'text', maxlength: texts.longest, placeholder: texts.name, 'aria-label': texts.name })
  const keep = element('button', { type: 'button', class: 'plain' }, texts.keep), forget = element('button', { type: 'button', class: 'plain' }, texts.forget)
  name.oninput = draw
  keep.onclick = () => {
    const { filters } = asked()
    filters.append('garde', [name.value.replaceAll('~', ' '), ...stands()].join('~'))
    name.value = ''
    note(filters)
    draw()
  }
  forget.onclick = () => {
    const { filters } = asked()
    filters.delete('garde')
    note(filters)
    draw()
  }
  for (const [rank, input] of inputs.entries()) {
    if (filters.has(LEVERS[rank])) input.value = filters.get(LEVERS[rank])
    input.oninput = draw
    input.onchange = moved
  }
  card.append(element('div', { class: 'keep' }, name, keep, forget), element('div', { class: 'caption' }, texts.error))
  draw()
}
