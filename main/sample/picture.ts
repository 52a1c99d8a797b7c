import { encode } from "fast-png";
import type { SeededRandom } from "./random.ts";

const width = 320;
const height = 200;

type Colour = readonly [number, number, number];

class Canvas {
  readonly data = new Uint8Array(width * height * 3).fill(255);

  fill(left: number, top: number, wide: number, high: number, colour: Colour): void {
    for (let y = top; y < Math.min(top + high, height); y += 1) {
      for (let x = left; x < Math.min(left + wide, width); x += 1) this.data.set(colour, (y * width + x) * 3);
    }
  }
}

/** A picture that looks like a post with a comment under it, from afar: 320 × 200, PNG. */
export function samplePicture(random: SeededRandom): Uint8Array {
  const canvas = new Canvas();
  const bar: Colour = [30 + random.int(80), 70 + random.int(60), 120 + random.int(100)];
  canvas.fill(0, 0, width, 26, bar);
  canvas.fill(12, 38, 26, 26, [200 - random.int(90), 170, 140 + random.int(80)]);
  for (let line = 0; line < 6; line += 1) {
    const grey = line === 0 ? 60 : 150;
    const ink: Colour = [grey, grey, grey + 8];
    let x = 48;
    while (x < width - 60) {
      const word = 12 + random.int(34);
      canvas.fill(x, 40 + line * 24, word, 8, ink);
      x += word + 6;
      if (line > 0 && random.chance(0.12)) break;
    }
  }
  canvas.fill(12, height - 22, width - 24, 1, [220, 220, 220]);
  return encode({ width, height, data: canvas.data, channels: 3, depth: 8 });
}
