"""A made-up person in a made-up layout, as the source of a Typst document or as a web page: `drawn(seed)`."""

import html
import random

from benchmarks.made_layouts import Layout
from benchmarks.made_people import make
from benchmarks.made_words import HEAD


def blocks(seed):
    """The person, their layout (both by the seed) and the document's blocks in order: name, contact, headings, entries."""
    p = make(seed)
    g = p["lang"]
    L = Layout(seed)
    r = L.r
    B = [("name", p["name"]), ("contact", " · ".join((p["label"], p["email"], p["city"])))]
    kinds = [
        k for k in ("education", "projects", "certificates", "awards", "publications", "volunteer") if p[k]
    ]
    r.shuffle(kinds)
    kinds.insert(r.choice((0, 0, 0, 1)), "work")
    for k in kinds:
        if not p[k]:
            continue
        h = r.choice(HEAD[g][k].split("|"))
        B.append(("heading", h))
        for n, e in enumerate(p[k]):
            if L.share and n and k == "work" and e["name"] == p[k][n - 1]["name"]:
                e["_same"] = True
            m, lines = L.entry(k, e, g)
            if not lines:
                continue
            B.append(
                (
                    "entry",
                    k,
                    e,
                    m,
                    lines,
                    L.bullet_small and k in ("certificates", "awards", "publications"),
                    "" if e.get("_inline") else e.get("summary", "").rstrip("" if L.sumfirst else "."),
                    e.get("highlights", []),
                )
            )
    return p, L, B


def tq(s):
    """A string as Typst writes it."""
    return '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'


def tspan(s, L):
    """One stretch in its look, as Typst writes it."""
    t, st = s
    a = []
    if st.get("b"):
        a.append('weight: "bold"')
    if st.get("i"):
        a.append('style: "italic"')
    if st.get("c"):
        a.append(f'fill: rgb("{st["c"]}")')
    if st.get("s"):
        a.append(f"size: {L.size + st['s']}pt")
    return f"#text({', '.join(a) + ', ' if a else ''}{tq(t)})"


def typst_source(seed):
    """The person and the Typst source of their CV."""
    p, L, B = blocks(seed)
    o = [
        f'#set page(paper: "a4", margin: 1.8cm)\n#set text(font: "{L.font}", size: {L.size}pt, hyphenate: false)\n#set par(leading: {L.par}em, spacing: {L.par + 0.1}em)\n#set list(marker: [{L.bl}])'
    ]
    for b in B:
        if b[0] == "name":
            o.append(f'#text(size: {L.size + 9}pt, weight: "bold", {tq(b[1])})\n')
        elif b[0] == "contact":
            o.append(f"#text({tq(b[1])})\n")
        elif b[0] == "heading":
            st = L.sechead
            o.append(
                "#v(8pt)\n"
                + tspan((b[1].upper() if st["u"] else b[1], st), L)
                + "\n"
                + ("#line(length: 100%)\n" if st["rule"] else "")
            )
        else:
            _, _k, _e, m, lines, bul, summ, hl = b
            body = []
            for left, right in lines:
                begun = "".join(tspan(s, L) for s in left)
                body.append(
                    ("- " if bul and not body else "")
                    + begun
                    + (" #h(1fr) " + "".join(tspan(s, L) for s in right) if right else "")
                )
            x = "\n\n".join(body)
            if summ:
                x += "\n\n#text(" + tq(summ) + ")"
            if hl:
                x += "\n\n" + "\n".join(f"- #text({tq(h)})" for h in hl)
            if m:
                x = f"#grid(columns: ({L.marginw}pt, 1fr), gutter: 10pt, [#text({tq(m)})], [{x}])"
            o.append(f"#v({L.gap}pt)\n" + x + "\n")
    return p, "\n".join(o)


def hspan(s):
    """One stretch in its look, as HTML."""
    t, st = s
    x = html.escape(t)
    if st.get("b"):
        x = f"<b>{x}</b>"
    if st.get("i"):
        x = f"<i>{x}</i>"
    return x


def html_source(seed):
    """The person and the HTML of their CV."""
    p, _L, B = blocks(seed)
    o = []
    r = random.Random(seed)
    tag = r.choice(("h3", "p", "div", "p"))
    r.choice((" ", "</span><span class=r>"))
    for b in B:
        if b[0] == "name":
            o.append(f"<h1>{b[1]}</h1>")
        elif b[0] == "contact":
            o.append(f"<p>{html.escape(b[1])}</p>")
        elif b[0] == "heading":
            o.append(f"<h2>{b[1]}</h2>")
        else:
            _, _k, _e, m, lines, _bul, summ, hl = b
            for n, (left, right) in enumerate(lines):
                t = tag if n == 0 else "p"
                inner = "".join(hspan(s) for s in left)
                if right:
                    inner = (
                        f"<table><tr><td>{inner}</td><td>{''.join(hspan(s) for s in right)}</td></tr></table>"
                    )
                    t = "div"
                o.append(f"<{t}>{inner}</{t}>")
            if m:
                o.insert(len(o) - len(lines), f"<p>{m}</p>")
            if summ:
                o.append(f"<p>{html.escape(summ)}</p>")
            if hl:
                o.append("<ul>" + "".join(f"<li>{html.escape(h)}</li>" for h in hl) + "</ul>")
    return p, "<!doctype html><meta charset=utf-8><body>" + "\n".join(o)


def drawn(seed):
    """The person, the file's bytes and its name; every fourth is a web page."""
    if seed % 4 == 3:
        person, page = html_source(seed)
        return person, page.encode(), "cv.html"
    import typst

    person, source = typst_source(seed)
    return person, typst.compile(source.encode()), "cv.pdf"
