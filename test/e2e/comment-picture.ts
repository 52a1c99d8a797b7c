import type { Page } from "@playwright/test";

export interface Post {
  readonly page: string;
  readonly post: string;
  readonly author: string;
  readonly comment: string;
  readonly when: string;
  /** The comment's place stands empty: it is gone. */
  readonly gone?: boolean;
}

/** A screenshot of an invented page with a comment on it, drawn by the browser that shows the app. PNG bytes. */
export async function commentPicture(page: Page, post: Post): Promise<Buffer> {
  const base64 = await page.evaluate(async (shown) => {
    const canvas = document.createElement("canvas");
    canvas.width = 900;
    canvas.height = 520;
    const pen = canvas.getContext("2d");
    if (pen === null) throw new Error("no canvas");
    const box = (x: number, y: number, wide: number, high: number, colour: string) => {
      pen.fillStyle = colour;
      pen.fillRect(x, y, wide, high);
    };
    const write = (text: string, x: number, y: number, font: string, colour: string, width = 740) => {
      pen.font = font;
      pen.fillStyle = colour;
      let line = "";
      let at = y;
      for (const word of text.split(" ")) {
        if (pen.measureText(`${line}${word} `).width > width) {
          pen.fillText(line, x, at);
          line = "";
          at += 26;
        }
        line += `${word} `;
      }
      pen.fillText(line, x, at);
      return at;
    };
    const disc = (x: number, y: number, radius: number, colour: string) => {
      pen.fillStyle = colour;
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fill();
    };
    box(0, 0, 900, 520, "#eef0f3");
    box(0, 0, 900, 52, "#355f8f");
    write("platform.example", 24, 34, "600 20px 'Public Sans Variable', sans-serif", "#ffffff");
    box(40, 76, 820, 160, "#ffffff");
    disc(84, 116, 22, "#7aa37a");
    write(shown.page, 120, 112, "600 18px 'Public Sans Variable', sans-serif", "#1b1f24");
    write("Official page", 120, 136, "14px 'Public Sans Variable', sans-serif", "#667080");
    write(shown.post, 64, 182, "18px 'Public Sans Variable', sans-serif", "#1b1f24");
    box(40, 252, 820, 220, "#ffffff");
    write(shown.gone ? "0 comments" : "1 comment", 64, 286, "15px 'Public Sans Variable', sans-serif", "#667080");
    if (!shown.gone) {
      disc(84, 330, 20, "#b98a5a");
      box(116, 306, 700, 130, "#f1f3f6");
      write(shown.author, 134, 332, "600 17px 'Public Sans Variable', sans-serif", "#1b1f24");
      write(shown.comment, 134, 362, "18px 'Public Sans Variable', sans-serif", "#1b1f24", 660);
      write(shown.when, 134, 458, "14px 'Public Sans Variable', sans-serif", "#667080");
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (blob === null) throw new Error("no picture");
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }, post);
  return Buffer.from(base64, "base64");
}
