"""Workbooks as offices save them, made from nothing but zip and XML: python3 make_sheets.py DIRECTORY"""
import pathlib
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def text(ref, value):
    return f'<c r="{ref}" t="inlineStr"><is><t>{value}</t></is></c>'


def number(ref, value, style=0):
    return f'<c r="{ref}" s="{style}"><v>{value}</v></c>'


def formula(ref, of, cached, kind=""):
    return f'<c r="{ref}"{kind}><f>{of}</f><v>{cached}</v></c>'


def row(at, *cells, hidden=False):
    mark = ' hidden="1"' if hidden else ""
    return f'<row r="{at}"{mark}>' + "".join(cells) + "</row>"


def xlsx(path, sheets, merged=""):
    """`sheets`: name -> rows of XML. Style 1 is a date."""
    names = list(sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", HEAD + f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                      '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                      + "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                                f'spreadsheetml.worksheet+xml"/>' for i in range(1, len(names) + 1))
                      + '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>')
        book.writestr("_rels/.rels", HEAD + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" '
                      'Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
                      + "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(names, 1)) + "</sheets></workbook>")
        book.writestr("xl/_rels/workbook.xml.rels", HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">'
                      + "".join(f'<Relationship Id="rId{i}" Type="{REL}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(names) + 1))
                      + f'<Relationship Id="rId{len(names) + 1}" Type="{REL}/styles" Target="styles.xml"/></Relationships>')
        book.writestr("xl/styles.xml", HEAD + f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">'
                      '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" '
                      'applyNumberFormat="1"/></cellXfs></styleSheet>')
        for i, name in enumerate(names, 1):
            with book.open(f"xl/worksheets/sheet{i}.xml", "w") as sheet:
                sheet.write((HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>').encode())
                for one in sheets[name]:
                    sheet.write(one.encode())
                sheet.write(f"</sheetData>{merged}</worksheet>".encode())


def ods(path, rows):
    """`rows`: XML of table:table-row elements."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        book.writestr("META-INF/manifest.xml", HEAD + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                      '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
                      '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
        book.writestr("content.xml", HEAD + '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                      'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
                      'office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Assets">' + rows
                      + "</table:table></office:spreadsheet></office:body></office:document-content>")


def ods_text(value, repeated=1):
    return f'<table:table-cell office:value-type="string" table:number-columns-repeated="{repeated}"><text:p>{value}</text:p></table:table-cell>'


def ods_row(*cells, repeated=1):
    return f'<table:table-row table:number-rows-repeated="{repeated}">' + "".join(cells) + "</table:table-row>"


def main(folder):
    names = [text("A1", "AssetCode"), text("B1", "PropertyName"), text("C1", "UPRN"), text("D1", "Valuation Date"), text("E1", "Value")]
    xlsx(folder / "cells.xlsx", {"Assets": [
        row(1, *names),
        row(3, text("A3", "A1"), text("B3", "Hall"), number("C3", 100012797623), number("D3", 45292, 1), formula("E3", "1+1", 2500.5)),
        row(4, text("A4", "A2"), text("B4", "Depot"), number("C4", "1.00012797623E11"), formula("D4", "X1", "#REF!", ' t="e"'),
            formula("E4", "A1/0", "#DIV/0!", ' t="e"'), hidden=True),
        row(7, text("A7", "A3"), text("B7", "Park &amp; green")),
    ]})
    xlsx(folder / "title.xlsx", {"Assets": [
        row(1, text("A1", "Levelton Council: land and buildings, 2026")),
        row(2, text("A2", "AssetCode"), text("B2", "PropertyName"), text("C2", "Address")),
        row(3, text("C3", "StreetName"), text("D3", "PostTown")),
        row(4, text("A4", "A1"), text("B4", "Hall"), text("C4", "High Street"), text("D4", "Levelton")),
    ]}, '<mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="C2:D2"/></mergeCells>')
    xlsx(folder / "two.xlsx", {
        "Notes": [row(1, text("A1", "About")), row(2, text("A2", "this book"))],
        "Assets": [row(1, *names), row(2, text("A2", "A1"), text("B2", "Hall"))],
    })
    xlsx(folder / "header.xlsx", {"Assets": [row(1, *names)]})
    filler = "x" * 1000
    xlsx(folder / "bomb.xlsx", {"Assets": [row(1, *names)] + [row(i, text(f"A{i}", f"A{i}"), text(f"B{i}", filler)) for i in range(2, 20002)]})
    date = '<table:table-cell office:value-type="date" office:date-value="2024-01-01"><text:p>01/01/24</text:p></table:table-cell>'
    value = '<table:table-cell office:value-type="float" office:value="100012797623"><text:p>1.00E+11</text:p></table:table-cell>'
    header = ods_row(*(ods_text(name) for name in ("AssetCode", "PropertyName", "UPRN", "Valuation Date")))
    ods(folder / "cells.ods", header + ods_row("<table:table-cell/>", repeated=3) + ods_row(ods_text("A1"), ods_text("Hall"), value, date)
        + ods_row('<table:table-cell table:number-columns-repeated="16384"/>', repeated=1048571))  # as LibreOffice fills a sheet
    ods(folder / "bomb.ods", header + ods_row(ods_text("x" * 1000, 1000), repeated=1000000))


main(pathlib.Path(sys.argv[1]))
