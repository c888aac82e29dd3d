import { describe, expect, it } from 'vitest';
import { timeImpossible } from '../../../src/guideline/rules/time-impossible.ts';
import { spots } from './spots.ts';

describe('times that do not exist', () => {
  it.each([
    ...[
      '10時75分',
      '１０時７５分',
      '十時七十五分',
      '12時60分から',
      '日時：12月8日（火）8:60',
      '受付 8:60～',
      '13:75開演',
    ],
    ...[
      '12月8日（火）30時',
      '36時00分開始',
      '午後15時',
      '午後15時30分',
      '午前13時',
      'PM15:00',
      '午後 13:00',
      '15:00PM',
      '午後25時',
    ],
  ])('%s', (body) => {
    expect(spots(timeImpossible, body)).toHaveLength(1);
    expect(spots(timeImpossible, body)[0]).toMatch(/^block/);
  });

  it.each([
    ['25時30分に閉場', '「翌日の午前1時30分」'],
    ['12月8日（火）24:30まで', '「翌日の午前0時30分」'],
    ['26時まで開いています', '「翌日の午前2時」'],
    ['午前12時30分から', '「午後0時30分」か「午前0時30分」'],
  ])('%s is easily misread', (body, says) => {
    expect(spots(timeImpossible, body)).toHaveLength(1);
    expect(spots(timeImpossible, body)[0]).toMatch(/^warn/);
    expect(spots(timeImpossible, body)[0]).toContain(says);
  });
});

describe('what is a time, or none, passes', () => {
  it.each([
    ...[
      '10時30分',
      '24時',
      '24:00まで',
      '0:00',
      '午後0時',
      '午後0時30分',
      '午前0時',
      '正午',
      '午後12時30分',
      '午前12時',
      '8:45〜17:30',
    ],
    ...[
      '地下鉄は終夜運転、25:30まで10分間隔',
      '大晦日は25時まで',
      '縮尺は1:75。',
      '深夜25時30分から放送',
      '観望会は12月14日（月）22:00～24:30、天文台駐車場集合',
      'ふたご座流星群の極大は25時ごろ',
      'ラジオ番組は毎週火曜日 24:30〜25:00',
      '男女比は40:60',
      '20:80の法則',
      '10:75で敗れる',
      'スコア 3:75',
    ],
    ...[
      '30時間',
      '25時間で75分間',
      '100時間',
      '一時停止',
      '一時的',
      '36協定',
      '70単位時間',
      '1:25000の地図',
      '10:30:75',
      '第30時',
    ],
    ...['（誤）10時75分（正）10時15分', 'PM2.5', '聖書 3:16', '16:9の画面'],
  ])('%s', (body) => {
    expect(spots(timeImpossible, body)).toEqual([]);
  });
});
