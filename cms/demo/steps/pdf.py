"""One page of text as a PDF, written by hand: the demo needs no library that draws documents (ISO 32000-1)."""

SIZE, LEADING, LEFT, TOP = 12, 18, 72, 770
TITLE_SIZE = 18


def pdf(title: str, lines: tuple[str, ...]) -> bytes:
    """A title and lines in a Latin alphabet on a sheet of A4; the same bytes every time."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        stream(title, lines),
        f"<< /Title ({escaped(title)}) >>",
    ]
    return assembled(objects)


def stream(title: str, lines: tuple[str, ...]) -> str:
    """What is drawn on the page."""
    shown = " T* ".join(f"({escaped(line)}) Tj" for line in lines)
    text = f"BT /F {TITLE_SIZE} Tf {LEFT} {TOP} Td ({escaped(title)}) Tj "
    text += f"/F {SIZE} Tf 0 {-2 * LEADING} Td {LEADING} TL {shown} ET"
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def assembled(objects: list[str]) -> bytes:
    """Objects with the table of where each begins."""
    body, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"trailer\n<< /Size {count} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode("cp1252")
