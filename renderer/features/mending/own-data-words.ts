import { defineWords } from '../../i18n/words.ts';

export const ownDataWords = defineWords('own-data', {
  title: ['我的个人信息', 'My data'],
  titleOf: ['#{{no}} 的个人信息', 'Data of #{{no}}'],
  sub: ['保险库所存关于一个人的一切', 'Everything that the vault holds about one person'],
  says: [
    '写入一个新文件夹：一份可读的 PDF，以及 CSV 与 JSON 数据。账号、角色、协议、签收的制度、培训、申请、查阅与涉及本人的条目均在其中；他人只以编号出现。',
    'Into a new folder go a PDF to read, and the data as CSV and JSON: account, roles, agreements, rules acknowledged, training, requests, views and entries that name the person. Others stand in it by number.',
  ],
  erasing: [
    '每一类都写明可以擦除什么、日志保留什么及其原因。写出本身记入日志。',
    'Of each kind it says what can be erased, and what the log keeps and why. That it was written is on record.',
  ],
  language: ['语言', 'Language'],
  chinese: ['简体中文', '简体中文'],
  english: ['English', 'English'],
  both: ['中英对照', 'Both, side by side'],
  folder: ['新文件夹', 'New folder'],
  choose: ['选择', 'Choose'],
  write: ['写出', 'Write it'],
  done: ['已写成，PDF {{count}} 页', 'Written, {{count}} page of PDF|Written, {{count}} pages of PDF'],
});
