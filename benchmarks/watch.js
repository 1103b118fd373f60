// When each drawing on the page last changed, on the frame on which that was painted. A drawing is what is seen as one:
// an SVG as large as a chart with marks in it, whoever made it; several that lie on each other are one.
window.pressed = 0; window.headed = 0; window.shifted = 0
const roots = new Set(), last = new Map(), pending = new Set()
const paint = () => requestAnimationFrame((now) => { for (const one of pending) last.set(one, now); pending.clear() })
const changed = (drawing) => { if (!pending.size) requestAnimationFrame(paint); pending.add(drawing) }
const watch = (root) => { roots.add(root); new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
        const element = target.nodeType === 1 ? target : target.parentElement
        if (element?.closest('h1')) window.headed = performance.now()
        const inside = element?.closest('svg')
        if (inside && !element.closest('.hoverlayer')) changed(inside.ownerSVGElement ?? inside)
        if (!inside) for (const node of addedNodes) if (node.nodeType === 1) {
            if (node.matches('svg')) changed(node)
            else node.querySelectorAll('svg').forEach(changed)
        }
    }
}).observe(root, { subtree: true, childList: true, attributes: true, characterData: true }) }
watch(document)
const attach = Element.prototype.attachShadow
Element.prototype.attachShadow = function (...given) {
    const root = attach.apply(this, given)
    watch(root)
    return root
}
document.addEventListener('pointerdown', () => { window.pressed = performance.now() }, true)
new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value
}).observe({ type: 'layout-shift', buffered: true })
window.drawings = () => {
    const seen = new Map()
    for (const [drawing, when] of last) {
        const box = drawing.isConnected && drawing.getBoundingClientRect()
        if (!box || box.width < 200 || box.height < 100) continue
        if (drawing.querySelectorAll('path, rect, circle').length < 5) continue
        const place = `${Math.round(box.left)} ${Math.round(box.top)}`
        seen.set(place, Math.max(when, seen.get(place) ?? 0))
    }
    return seen
}
window.isPainted = () => !pending.size
window.lastDrawn = () => Math.max(0, ...drawings().values())
window.touched = (rank) => new Promise((give) => {
    const box = document.querySelectorAll('.chart')[rank]
    box.addEventListener('pointerenter', ({ timeStamp }) => {
        const look = () => (box.classList.contains('awake') ? give(performance.now() - timeStamp) : requestAnimationFrame(look))
        look()
    }, { once: true })
})
