"""The look of the web page: our type and colours, a phone's width to a projector's, and print."""

from mapdesigner.layout.theme import Palette

_RULES = """
*{box-sizing:border-box}
html{font:16px/1.5 BODYFONT;color:var(--text);background:#fff;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1180px;padding:48px 32px 64px}
h1{font-size:36px;line-height:1.15;margin:4px 0 12px;letter-spacing:-.01em}
h2{font-size:24px;line-height:1.2;margin:0 0 18px}
h3{font-size:17px;line-height:1.3;margin:0 0 6px}
h4{font-size:13px;margin:18px 0 8px;color:var(--muted);font-weight:600}
h1,h2,h3,b,th{font-weight:600}
p{margin:0 0 8px;overflow-wrap:anywhere}
section{margin-top:56px}
.lead{font-size:18px;max-width:46em;color:var(--muted)}
.muted,blockquote footer,dt{color:var(--muted);font-size:14px}
.logo{float:right;max-width:220px;max-height:72px;margin:0 0 16px 24px}
nav{display:flex;flex-wrap:wrap;gap:6px 20px;margin-top:28px;padding:12px 0}
nav{border-block:1px solid var(--hairline)}
a{color:var(--accent);text-decoration:none}
a:hover{text-decoration:underline}
a:focus-visible,.drawing:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.drawing{overflow:auto;border:1px solid var(--hairline);border-radius:8px}
.drawing svg{display:block;height:auto;min-width:100%}
.drawing text{white-space:pre;font-synthesis:none}
.words{margin-top:16px}.words summary{cursor:pointer;color:var(--accent)}.words h3{margin-top:20px}
.stage{border-top:3px solid var(--stage);padding-top:14px;margin-top:32px}
.cards,.people,.quotes{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(250px,1fr))}
.people{grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:20px}
.card,.persona{border:1px solid var(--hairline);border-radius:8px;padding:12px 14px;break-inside:avoid}
.card p:last-child,.persona p:last-child{margin-bottom:0}
.note{background:var(--chip)}
.persona{border-left:4px solid var(--persona);padding:16px 18px}
.portrait{float:right;width:64px;height:64px;border-radius:50%;object-fit:cover;margin:0 0 8px 12px}
.star{color:var(--accent);margin-right:6px}
.mood{display:inline-block;margin-right:8px;font-weight:600}
.mood0{color:var(--m0)}.mood1{color:var(--m1)}.mood2{color:var(--m2)}.mood3{color:var(--m3)}.mood4{color:var(--m4)}
blockquote{margin:10px 0 0;padding:2px 0 2px 14px;border-left:3px solid var(--accent)}
blockquote p{margin:0}
.quotes blockquote{margin:0}
dl{margin:12px 0 0}
.told+h3{margin-top:26px}
.told{display:grid;grid-template-columns:10em 1fr;gap:6px 20px}.told dd{margin:0}
ol{padding-left:22px}li{margin-bottom:6px}
li p{color:var(--muted);font-size:14px}
dd{margin:0 0 8px;overflow-wrap:anywhere}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:15px}
th,td{text-align:start;vertical-align:top;padding:8px 14px 8px 0;border-bottom:1px solid var(--hairline)}
th{font-size:13px;color:var(--muted);white-space:nowrap}
td{overflow-wrap:break-word}
.short{white-space:nowrap}
td p{margin:4px 0 0;color:var(--muted);font-size:14px}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.status{font-weight:600;white-space:nowrap;color:var(--muted)}
.on-target,.improving{color:var(--good)}.off-target{color:var(--bad)}
.finding{border-left:3px solid var(--muted);padding-left:14px;margin-bottom:18px}
.finding.warning{border-color:var(--m1)}
.finding ul{margin:0 0 4px;padding-left:18px}
article{break-inside:avoid}
body>footer{margin-top:64px;padding-top:12px;border-top:1px solid var(--hairline)}
@media(max-width:600px){.told{display:block}.told dd{margin:0 0 10px}
body{padding:24px 16px 40px}h1{font-size:28px}
.logo{float:none;display:block;margin:0 0 16px}}
@media print{body{max-width:none;padding:0}nav{display:none}section{margin-top:28px}
.drawing{overflow:visible;border:0}.drawing svg{width:100%;min-width:0}.table{overflow:visible}
h2,h3,h4,h3+p,h4+p,h2+.lead{break-after:avoid}tr,blockquote{break-inside:avoid}
.stage{break-inside:auto}}
"""


def page_style(palette: Palette, font_rules: str, font_families: str) -> str:
    """Return the style sheet in the colours of a palette, with the fonts that it carries."""
    names = ("text", "muted", "hairline", "accent", "chip", "good", "bad")
    colours = [f"--{name}:{palette[name]}" for name in names]
    colours += [f"--m{mood + 2}:{palette[f'sentiment {mood}']}" for mood in range(-2, 3)]
    rules = _RULES.strip().replace("BODYFONT", font_families)
    return f"{font_rules}:root{{{';'.join(colours)}}}{rules}"
