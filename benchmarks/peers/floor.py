"""The four charts as a file, every cohort already in the page: python -m benchmarks.peers.floor PORT"""

import sys

import uvicorn
from plotly.io.json import to_json_plotly
from plotly.offline import get_plotlyjs
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from benchmarks.peers.charts import CONFIG, NUMBER, cohorts, four

NAMES = cohorts()
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
SCRIPT = get_plotlyjs()
PAGE = f"""<!doctype html><html lang="fr"><meta charset="utf-8"><title>Secteurs</title>
<h1>Secteurs</h1>{"".join(f'<label><input type="radio" name="cohort" value="{name}">{name}</label>' for name in NAMES)}
<div style="display:grid;grid-template-columns:1fr 1fr">{'<div class="chart"></div>' * NUMBER}</div>
<script src="/plotly.js"></script><script>
const figures = {to_json_plotly({name: four(name) for name in NAMES})}, boxes = document.querySelectorAll('.chart')
const draw = (name) => figures[name].forEach((figure, rank) =>
    Plotly.react(boxes[rank], figure.data, figure.layout, {to_json_plotly(CONFIG)}))
document.querySelectorAll('input').forEach((choice) => choice.addEventListener('change', () => draw(choice.value)))
draw({NAMES[-1]!r})
</script></html>"""


async def page(request: Request) -> HTMLResponse:
    return HTMLResponse(PAGE)


async def script(request: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript", headers=FOREVER)


if __name__ == "__main__":
    uvicorn.run(
        Starlette(
            routes=[Route("/", page), Route("/plotly.js", script)],
            middleware=[Middleware(GZipMiddleware, minimum_size=1000)],
        ),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="error",
    )
