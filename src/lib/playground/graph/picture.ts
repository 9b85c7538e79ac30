// The graph as a picture that needs nothing else: the colours and fonts that it gets from the page's styles are written into it, so
// that it looks the same in a document, a wiki or an image viewer.

const properties = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** The picture as SVG text, with the page's background. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  dress(svg, copy);
  for (const extra of copy.querySelectorAll('.hit, .halo')) extra.remove();
  for (const each of [copy, ...copy.querySelectorAll('*')]) undress(each);
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.removeAttribute('role');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  const host = svg.closest('.graph') ?? document.body;
  ground.setAttribute('fill', plainColour(getComputedStyle(host).backgroundColor));
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** The same as a PNG, at twice its size as far as browsers draw that. */
export async function pngOf(text: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(2, 8000 / Math.max(image.width, image.height, 1));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Writes the computed style of each element into its copy; both trees have the same shape. */
function dress(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of properties) {
    const value = style.getPropertyValue(name);
    if (value !== '')
      to.setAttribute(name, name === 'fill' || name === 'stroke' ? plainColour(value) : value);
  }
  for (let at = 0; at < from.children.length; at++) {
    const child = from.children[at];
    const copy = to.children[at];
    if (child && copy) dress(child, copy);
  }
}

function undress(element: Element): void {
  for (const { name } of [...element.attributes]) {
    if (name === 'class' || name === 'style' || name === 'tabindex' || /^(?:data|aria)-/.test(name)) {
      element.removeAttribute(name);
    }
  }
}

/** `color(srgb 0.1 0.2 0.3 / 0.5)`, which few viewers know, as `rgb(26 51 77 / 0.5)` in the old way of writing. */
function plainColour(colour: string): string {
  const match = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(colour);
  if (!match) return colour;
  const [red, green, blue] = match.slice(1, 4).map((part) => Math.round(Number(part) * 255));
  return match[4] === undefined
    ? `rgb(${red}, ${green}, ${blue})`
    : `rgba(${red}, ${green}, ${blue}, ${match[4]})`;
}
