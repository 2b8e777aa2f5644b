const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Any text as the content of an XML 1.0 or HTML element, or inside quotes as an attribute. What XML cannot hold at all
 * (control characters, halves of a pair) becomes U+FFFD; line ends and tabs are written so that attributes keep them.
 */
export const xmlText = (text: string): string => (marked.test(text) ? escaped(text) : text)

/** What has to be written otherwise, or may have to: most texts hold none of it. */
const marked = /[\u0000-\u001f&<>"'\ud800-\udfff\ufffe\uffff]/

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)
    .replaceAll(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
