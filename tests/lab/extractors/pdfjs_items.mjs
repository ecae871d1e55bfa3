// Prints the text of a PDF: node pdfjs_items.mjs FOLDER-OF-PDFJS-DIST FILE
// Items in the order of getTextContent, a line break after those that end a line, a form feed
// between pages: what most programs built on pdf.js do.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`).href);
const data = new Uint8Array(await readFile(file));
const standardFontDataUrl = `${folder}/standard_fonts/`;
const cMapUrl = `${folder}/cmaps/`;
const verbosity = pdfjs.VerbosityLevel.ERRORS;
const document = await pdfjs.getDocument({ data, cMapUrl, standardFontDataUrl, verbosity }).promise;

const pages = [];
for (let number = 1; number <= document.numPages; number++) {
  const { items } = await (await document.getPage(number)).getTextContent();
  pages.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
}
process.stdout.write(pages.join("\f"));
