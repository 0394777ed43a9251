import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { terminalPicture } from '../../bin/terminal-picture.ts';
import { ROOT } from '../cli/harness.ts';

const PICTURES = join(ROOT, 'docs', 'pictures');

describe('the pictures of the docs', () => {
  it('are small together, and load nothing', () => {
    const names = readdirSync(PICTURES);
    expect(names.length).toBeGreaterThan(0);
    const bytes = names.reduce((sum, name) => sum + statSync(join(PICTURES, name)).size, 0);
    expect(bytes).toBeLessThan(300 * 1024);
    for (const name of names.filter((one) => one.endsWith('.svg')))
      expect(readFileSync(join(PICTURES, name), 'utf8')).not.toMatch(/href|<script|<image|@import/u);
  });

  it('put every run of a line at its own place: a Chinese character takes two cells', () => {
    const answer = '\u001B[31m超期\u001B[0m  a<b │ 丙\n';
    const second = [
      ...terminalPicture('zfjd due', answer, 40).matchAll(
        /<text x="(\d+)" y="51" textLength="(\d+)"[^>]*fill="([^"]*)">(.*?)<\/text>/gu,
      ),
    ];
    expect(
      second.map(([, x, size, color, text]) => [(Number(x) - 16) / 8, Number(size) / 8, color, text]),
    ).toEqual([
      [0, 4, '#ff7b72', '超期'],
      [6, 3, '#e6edf3', 'a&lt;b'],
      [10, 1, '#e6edf3', '│'],
      [12, 2, '#e6edf3', '丙'],
    ]);
  });
});
