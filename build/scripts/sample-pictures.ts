/** Pictures for the sample files, drawn: a warehouse at night, a staff card, a quay, a delivery note. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadCanvasKit, present } from '../../rasteriser/canvaskit.ts';
import { type Rgb, Sketch } from './sample-sketch.ts';

type Format = 'PNG' | 'JPEG' | 'WEBP';

async function draw(
  width: number,
  height: number,
  format: Format,
  by: (sketch: Sketch) => void,
): Promise<Uint8Array> {
  const kit = await loadCanvasKit();
  const path = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
  const font = readFileSync(createRequire(import.meta.url).resolve(path));
  const surface = present(kit.MakeSurface(width, height), 'surface');
  by(new Sketch(kit, surface.getCanvas(), new Uint8Array(font).buffer));
  const image = surface.makeImageSnapshot();
  const bytes = present(image.encodeToBytes(kit.ImageFormat[format], 86), 'picture');
  image.delete();
  surface.delete();
  return bytes;
}

/** Dark: the hard case for a watermark. */
export function warehouseAtNight(sign: string): Promise<Uint8Array> {
  return draw(1600, 1200, 'JPEG', (sketch) => {
    sketch.gradient(0, 0, 1600, 1200, [14, 17, 26], [38, 33, 30]);
    sketch.shape(
      [
        [0, 1200],
        [620, 560],
        [980, 560],
        [1600, 1200],
      ],
      [48, 45, 43],
    );
    for (const [index, reach] of [0, 0.22, 0.4, 0.54, 0.65].entries()) {
      for (const side of [-1, 1]) {
        const x = 800 + side * (800 - 620 * reach);
        const height = 900 * (1 - reach);
        const top = 560 - height * 0.52;
        const depth = 150 * (1 - reach);
        sketch.box(side < 0 ? x : x - depth, top, depth, height, [30, 42, 60]);
        for (let shelf = 0; shelf < 4; shelf++) {
          const y = top + (height * (shelf + 0.15)) / 4;
          const tone = 70 + ((shelf * 37 + index * 23) % 50);
          const left = side < 0 ? x + 8 : x - depth + 8;
          sketch.box(left, y, depth - 16, height / 6, [tone + 25, tone, tone - 25]);
          sketch.line(left - 8, y + height / 6, left + depth - 8, y + height / 6, 5, [150, 84, 30]);
        }
      }
    }
    for (const lamp of [300, 800, 1300]) {
      for (let halo = 9; halo > 0; halo--) sketch.disc(lamp, 130, halo * 24, [255, 226, 160], 0.035);
      sketch.box(lamp - 60, 118, 120, 14, [255, 240, 205]);
    }
    sketch.box(560, 420, 480, 92, [24, 64, 110]);
    sketch.text(sign, 584, 480, 40, [236, 240, 244]);
    sketch.grain(1600, 1200, 26000, 0.06);
    sketch.text('2026-09-12 21:48', 1260, 1160, 34, [255, 170, 60]);
  });
}

export function staffCard(company: string, name: string, number: string): Promise<Uint8Array> {
  return draw(1240, 800, 'PNG', (sketch) => {
    sketch.box(0, 0, 1240, 800, [226, 224, 218]);
    sketch.round(60, 60, 1120, 680, 36, [252, 252, 250]);
    sketch.box(60, 150, 1120, 10, [22, 92, 125]);
    sketch.text(company, 110, 128, 44, [22, 92, 125]);
    sketch.box(110, 220, 320, 420, [176, 202, 219]);
    sketch.disc(270, 370, 88, [232, 198, 170]);
    sketch.shape(
      [
        [182, 350],
        [200, 268],
        [270, 246],
        [342, 270],
        [358, 352],
        [330, 312],
        [270, 296],
        [206, 316],
      ],
      [40, 34, 32],
    );
    sketch.shape(
      [
        [130, 640],
        [168, 510],
        [234, 470],
        [270, 500],
        [306, 470],
        [372, 510],
        [410, 640],
      ],
      [44, 58, 82],
    );
    sketch.shape(
      [
        [236, 472],
        [270, 640],
        [304, 472],
        [270, 500],
      ],
      [246, 246, 246],
    );
    const fields = [
      ['姓名 Name', name],
      ['职务 Post', '法定代表人'],
      ['证号 No.', number],
      ['有效期至 Valid until', '2029-03-31'],
    ];
    for (const [index, [label, value]] of fields.entries()) {
      sketch.text(label ?? '', 490, 262 + index * 104, 26, [120, 120, 116]);
      sketch.text(value ?? '', 490, 306 + index * 104, 38, [28, 28, 30]);
      sketch.line(490, 324 + index * 104, 1120, 324 + index * 104, 2, [214, 212, 206]);
    }
    sketch.ring(980, 560, 92, 8, [196, 42, 38], 0.75);
    sketch.text('样例', 934, 578, 46, [196, 42, 38], 0.75);
  });
}

export function quay(line: string): Promise<Uint8Array> {
  return draw(1600, 1000, 'WEBP', (sketch) => {
    sketch.gradient(0, 0, 1600, 620, [120, 160, 196], [232, 214, 190]);
    sketch.disc(1240, 430, 60, [255, 236, 190]);
    sketch.gradient(0, 600, 1600, 400, [70, 104, 122], [24, 48, 64]);
    sketch.shape(
      [
        [180, 560],
        [1330, 560],
        [1400, 480],
        [1450, 480],
        [1380, 700],
        [260, 700],
      ],
      [122, 34, 32],
    );
    sketch.box(1220, 330, 120, 230, [236, 236, 230]);
    sketch.box(1240, 352, 80, 24, [52, 70, 84]);
    const colors: Rgb[] = [
      [196, 92, 36],
      [44, 96, 140],
      [60, 122, 84],
      [214, 176, 60],
      [150, 150, 154],
    ];
    for (let column = 0; column < 15; column++) {
      for (let row = 0; row < 2 + ((column * 7) % 4); row++) {
        sketch.box(
          262 + column * 62,
          520 - row * 44,
          58,
          40,
          colors[(column * 3 + row * 2) % 5] ?? [0, 0, 0],
        );
      }
    }
    for (const x of [420, 900]) {
      sketch.line(x, 150, x, 600, 16, [60, 62, 70]);
      sketch.line(x - 160, 170, x + 330, 170, 14, [60, 62, 70]);
      sketch.line(x, 90, x + 320, 168, 6, [60, 62, 70]);
    }
    sketch.text(line, 520, 650, 48, [244, 238, 226]);
    for (let wave = 0; wave < 46; wave++) {
      const x = (wave * 211) % 1600;
      sketch.line(x, 720 + ((wave * 53) % 260), x + 90, 720 + ((wave * 53) % 260), 3, [190, 210, 216], 0.35);
    }
  });
}

/** A scan: paper laid a little askew, a table, a red stamp. */
export function deliveryNote(company: string): Promise<Uint8Array> {
  return draw(1240, 1754, 'PNG', (sketch) => {
    sketch.box(0, 0, 1240, 1754, [198, 196, 190]);
    sketch.canvas.rotate(0.8, 620, 877);
    sketch.box(40, 40, 1160, 1674, [250, 248, 241]);
    sketch.text('送 货 单', 500, 180, 64, [30, 30, 34]);
    sketch.text(`收货单位：${company}`, 120, 290, 34, [30, 30, 34]);
    sketch.text('单号 QH-20260918-07        日期 2026-09-18', 120, 350, 34, [30, 30, 34]);
    const rows = [
      ['品名', '规格', '数量', '备注'],
      ['红富士苹果', '80 mm 一级', '4,200 kg', '冷链'],
      ['水晶梨', '75 mm', '1,860 kg', ''],
      ['鲜枣', '散装', '640 kg', '缺 12 kg'],
      ['周转箱', '标准', '310 个', '待还'],
    ];
    for (const [row, cells] of rows.entries()) {
      for (const [column, cell] of cells.entries()) {
        sketch.text(cell, 140 + column * 250, 470 + row * 84, 32, [30, 30, 34]);
      }
      sketch.line(120, 500 + row * 84, 1120, 500 + row * 84, 2, [90, 90, 94]);
    }
    sketch.text('送货人：秦望舒        收货人：', 120, 1010, 34, [30, 30, 34]);
    sketch.text('林秋水', 680, 1016, 48, [34, 60, 140]);
    sketch.ring(900, 1130, 140, 9, [196, 42, 38], 0.7);
    sketch.text('★', 862, 1164, 84, [196, 42, 38], 0.7);
    sketch.text('收货专用章', 812, 1236, 36, [196, 42, 38], 0.7);
    sketch.canvas.rotate(-0.8, 620, 877);
    sketch.grain(1240, 1754, 9000, 0.05);
  });
}
