// The board's file: shows one page at a time of those it holds, for the class and in the language of its address
// (#/promotions?promo=X20&lang=fr), so that a link keeps what is looked at. Markup comes from the file alone.
const told = JSON.parse(document.getElementById('told').textContent)
const blocks = new Map([...document.querySelectorAll('script[data-page]')].map((block) => [`${block.dataset.language}/${block.dataset.page}`, block]))
const languages = Object.keys(told.frames)
const here = document.querySelector('script[data-page]').dataset.page // the first page of this file
const main = document.getElementById('page'), opened = new Map()

const unpacked = async (language, page) => {
  const name = `${language}/${page}`
  if (!opened.has(name)) {
    const bytes = Uint8Array.from(atob(blocks.get(name).textContent), (sign) => sign.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
    opened.set(name, JSON.parse(await new Response(stream).text()))
  }
  return opened.get(name)
}

const asked = () => {
  const [, page, query] = /^#\/(\w*)(?:\?(.*))?$/.exec(location.hash) ?? [null, here, '']
  const given = new URLSearchParams(query)
  const filters = new URLSearchParams({ promo: given.get('promo') ?? '', lang: given.get('lang') ?? '' })
  for (const [name, value] of given) if (!['promo', 'lang'].includes(name)) filters.append(name, value)
  if (!languages.includes(filters.get('lang'))) filters.set('lang', languages[0])
  if (!told.cohorts.includes(filters.get('promo'))) filters.set('promo', told.cohorts[0])
  return { page, filters }
}
const address = (page, filters) => {
  const file = blocks.has(`${languages[0]}/${page}`) ? '' : `${page || 'index'}.html`
  return `${file}#/${page}?${filters}`
}
// Goes to the same page with other filters; null takes one away.
const change = (changes, page = asked().page) => {
  const { filters } = asked()
  for (const [name, value] of Object.entries(changes)) value === null ? filters.delete(name) : filters.set(name, value)
  location.href = address(page, filters)
}

const show = async () => {
  const { page, filters } = asked()
  if (!blocks.has(`${languages[0]}/${page}`)) {
    if (told.frames[languages[0]].pages.some(([name]) => name === page)) location.replace(address(page, filters))
    return
  }
  const language = filters.get('lang'), frame = told.frames[language]
  const pack = await unpacked(language, page)
  for (const [name, usual] of Object.entries(pack.choices ?? {})) if (!filters.has(name)) filters.set(name, usual)
  const state = [filters.get('promo'), ...Object.keys(pack.choices ?? {}).map((name) => filters.get(name))].join(' ')
  const whole = (text) => text.replace(/⟦(.*?)⟧/g, (_, name) => pack.parts[name])
  const open = [...main.querySelectorAll('details[open]')].map((fold) => fold.dataset.key)
  main.innerHTML = whole(pack.shown[state] ?? pack.shown[filters.get('promo')])
  for (const fold of main.querySelectorAll('details')) fold.open = open.includes(fold.dataset.key)
  document.documentElement.lang = language
  document.title = `${main.querySelector('h1')?.textContent ?? ''} · ${document.title.split(' · ').pop()}`
  const seen = { page, filters, pack, frame, whole }
  surround(seen)
  for (const part of [choices, panel, components, columns, levers]) part(seen)
}

const surround = ({ page, filters, frame }) => {
  const { texts } = frame, common = new URLSearchParams([...filters].filter(([name]) => ['promo', 'lang'].includes(name)))
  document.querySelector('nav').setAttribute('aria-label', texts.pages)
  document.querySelector('nav ul').replaceChildren(...frame.pages.map(([name, title]) => element('li', {},
    element('a', { href: address(name, common), 'aria-current': name === page ? 'page' : null }, title))))
  document.querySelector('.skip').textContent = texts.skip
  document.querySelector('footer').innerHTML = frame.foot
  const box = document.querySelector('.switches')
  if (!box.children.length) {
    const select = element('select', {}, ...told.cohorts.map((name) => element('option', { value: name }, name)))
    select.onchange = () => change({ promo: select.value })
    const buttons = languages.map((name) => element('button', { type: 'button', lang: name, value: name }, name))
    for (const button of buttons) button.onclick = () => change({ lang: button.value })
    box.append(element('label', {}, element('span'), ' ', select), element('span', { role: 'group' }, ...buttons))
  }
  box.querySelector('label span').textContent = texts.class
  box.querySelector('select').value = filters.get('promo')
  box.querySelector('[role=group]').setAttribute('aria-label', texts.language)
  for (const button of box.querySelectorAll('button')) button.setAttribute('aria-pressed', button.value === filters.get('lang'))
}

const choices = ({ filters }) => {
  for (const group of main.querySelectorAll('.choices')) {
    for (const button of group.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', button.value === filters.get(group.dataset.key))
      button.onclick = () => change({ [group.dataset.key]: button.value })
    }
  }
}

// The word or the theme of the address in detail, in the place of what stands beside the cloud.
const panel = ({ filters, pack, frame, whole }) => {
  const card = main.querySelector('[data-key="card-word"]')
  const [kind, name] = filters.get('mot') ? ['mot', filters.get('mot')] : ['theme', filters.get('theme')]
  const state = `${filters.get('promo')} ${kind} ${name}`
  if (!card || !pack.panels?.[state]) return
  card.innerHTML = whole(pack.panels[state])
  const back = element('button', { type: 'button', class: 'plain' }, frame.texts.back)
  back.onclick = () => change({ mot: null, theme: null })
  card.querySelector('h2').after(back)
}

const components = ({ filters, pack }) => {
  const isKnown = (kind, name) => `${filters.get('promo')} ${kind} ${name}` in (pack.panels ?? {})
  for (const box of main.querySelectorAll('.component')) {
    const data = JSON.parse(box.dataset.told), key = box.dataset.key
    const kind = key === 'topics' ? 'theme' : 'mot'
    data.selected = filters.get(kind)
    data.is_open &&= data.rows.every((row) => isKnown(kind, row.term)) // of the others this file holds no detail
    showWords({ data, parentElement: box, setTriggerValue: (name, value) => {
      if (name === 'cohort') change({ promo: value })
      else change({ mot: null, theme: null, [kind]: value })
    } })
  }
}

// A mark of a chart says what it is; one is in the order of tabulation, arrows go to the others. A click, Enter or space
// on a column that stands for a class looks at that class.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
const columns = () => {
  for (const chart of main.querySelectorAll('.chart svg')) {
    const marks = [...chart.querySelectorAll('.mark')]
    const choose = (mark) => { if (told.cohorts.includes(mark?.dataset.x)) change({ promo: mark.dataset.x }) }
    const stand = (mark) => { for (const other of marks) other.setAttribute('tabindex', other === mark ? 0 : -1) }
    if (marks.length) stand(marks[0])
    for (const mark of marks) mark.classList.toggle('picks', told.cohorts.includes(mark.dataset.x))
    chart.onclick = (event) => choose(event.target.closest('.mark'))
    chart.onkeydown = (event) => {
      const place = marks.indexOf(event.target.closest('.mark'))
      if (place < 0) return
      if (event.key in STEPS) {
        const next = marks[(place + STEPS[event.key] + marks.length) % marks.length]
        stand(next)
        next.focus()
      } else if (event.key === 'Enter' || event.key === ' ') choose(marks[place])
      else return
      event.preventDefault()
    }
  }
}

main.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#/"]')
  if (!link) return
  const [, page, query] = /^#\/(\w*)\?(.*)$/.exec(link.getAttribute('href'))
  event.preventDefault()
  location.href = address(page, new URLSearchParams(query))
})
let before = asked().page
addEventListener('hashchange', async () => {
  const { page } = asked()
  await show()
  if (page !== before) { scrollTo(0, 0); main.focus() }
  before = page
})
show()
