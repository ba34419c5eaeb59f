// The chart of an evaluation: risk against coverage beside reliability, as an SVG picture.
import type { ReliabilityBin, RiskPoint } from './statistics.ts';
import type { Evaluation } from './summary.ts';

/** Side of a square plot, and the room around it for axes and titles, in pixels. */
const SIDE = 280;
const LEFT = 56;
const TOP = 48;
const GAP = 84;
const BOTTOM = 60;
const WIDTH = LEFT + SIDE + GAP + SIDE + 24;
const HEIGHT = TOP + SIDE + BOTTOM;
/** Radius of the dot of a band, from the least to the greatest share of the questions. */
const DOT = { least: 3, most: 11 } as const;

/** A picture of its own: no script, no outside font, one colour scheme, readable in print. */
export function evaluationChart(evaluation: Evaluation, title: string): string {
  const { reliability, riskCoverage, n, ece } = evaluation;
  const calibration = ece === null ? '' : ` (ECE ${ece.toFixed(3)})`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#222">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="18" font-weight="bold">${escaped(title)}, ${n} questions</text>`,
    plot(
      LEFT,
      'Risk–coverage',
      ['share answered, surest first', 'share of them wrong'],
      [curve(riskCoverage)],
    ),
    plot(
      LEFT + SIDE + GAP,
      `Reliability${calibration}`,
      ['confidence', 'share right'],
      [
        `<path d="M0 ${SIDE}L${SIDE} 0" stroke="#999" stroke-dasharray="4 4"/>`,
        ...reliability.map((bin) => dot(bin, n)),
      ],
    ),
    '</svg>\n',
  ].join('\n');
}

function plot(
  left: number,
  title: string,
  [xLabel, yLabel]: readonly [string, string],
  marks: readonly string[],
): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return [
    `<g transform="translate(${left} ${TOP})">`,
    `<text y="-10">${escaped(title)}</text>`,
    ...ticks.map((at) => `<path d="M0 ${y(at)}H${SIDE}M${x(at)} 0V${SIDE}" stroke="#e4e4e4"/>`),
    ...ticks.map((at) => `<text x="${x(at)}" y="${SIDE + 18}" text-anchor="middle">${at}</text>`),
    ...ticks.map((at) => `<text x="-8" y="${y(at) + 4}" text-anchor="end">${at}</text>`),
    `<text x="${SIDE / 2}" y="${SIDE + 40}" text-anchor="middle">${escaped(xLabel)}</text>`,
    `<text transform="translate(-40 ${SIDE / 2}) rotate(-90)" text-anchor="middle">${escaped(yLabel)}</text>`,
    ...marks,
    '</g>',
  ].join('\n');
}

function curve(points: readonly RiskPoint[]): string {
  const path = points.map(
    ({ coverage, risk }, i) => `${i === 0 ? 'M' : 'L'}${x(coverage)} ${y(risk)}`,
  );
  return `<path d="${path.join('')}" fill="none" stroke="#b3261e" stroke-width="2"/>`;
}

/** A band as a dot, its area by its share of the questions. */
function dot({ confidence, right, n }: ReliabilityBin, all: number): string {
  const radius = DOT.least + (DOT.most - DOT.least) * Math.sqrt(n / all);
  return `<circle cx="${x(confidence)}" cy="${y(right)}" r="${pixels(radius)}" fill="#1a5fb4" fill-opacity="0.75"><title>${n}</title></circle>`;
}

const pixels = (value: number): number => Math.round(value * 10) / 10;
const x = (value: number): number => pixels(value * SIDE);
const y = (value: number): number => pixels((1 - value) * SIDE);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
