/** Contracts, letters, checks and notes of the sample clients. People, firms and numbers are invented. */

const chineseClauses: readonly (readonly [string, readonly string[]])[] = [
  [
    '标的与数量',
    [
      '甲方按本合同约定向乙方采购经编面料，品种、规格、数量以双方逐月确认的订单为准，订单经双方授权代表签字后构成本合同的组成部分。',
      '全年采购总量预计不低于一千二百万米。甲方未达到预计采购量的，不承担违约责任，但乙方有权重新核定次年价格。',
    ],
  ],
  [
    '价格与结算',
    [
      '单价含税、含运至甲方指定仓库的费用。原料棉纱价格波动超过百分之八的，任何一方可以书面提出调价，双方应在十个工作日内协商完毕。',
      '甲方于收到合规发票并验收合格之日起六十日内付款。逾期付款的，每逾期一日按应付未付金额的万分之三支付违约金。',
    ],
  ],
  [
    '质量与验收',
    [
      '乙方交付的面料应当符合国家强制性标准及双方封样。封样一式两份，由双方各自保存，保存期不少于二十四个月。',
      '甲方应在到货后七个工作日内完成外观与数量验收；内在质量异议应在到货后六十日内书面提出。',
    ],
  ],
  [
    '交付与风险',
    [
      '货物毁损、灭失的风险自甲方签收时转移。因乙方原因迟延交付超过十五日的，甲方有权解除该批订单并要求赔偿实际损失。',
    ],
  ],
  [
    '保密',
    [
      '双方对履行本合同过程中知悉的对方价格、客户名单、工艺参数及其他未公开信息负有保密义务，保密期限为本合同终止后五年。',
      '未经对方书面同意，任何一方不得复制、摘抄或向第三方披露前款信息；依法应当披露的，应事先通知对方。',
    ],
  ],
  [
    '担保',
    [
      '乙方以其位于海宁市的三号库及附属设备为本合同项下的预付款提供抵押担保，评估价值以甲方认可的评估机构最近一次评估为准。',
    ],
  ],
  [
    '违约与解除',
    [
      '一方严重违约，经书面催告后十五日内仍未纠正的，守约方有权解除本合同，并要求违约方赔偿由此造成的损失，包括合理的律师费。',
    ],
  ],
  [
    '争议解决',
    ['因本合同发生的争议，双方应友好协商；协商不成的，提交甲方所在地有管辖权的人民法院诉讼解决。'],
  ],
];

export const frameworkContract: string = [
  '# 年度框架采购合同',
  '合同编号：HN-2026-0031　　签订地点：上海市　　签订日期：2026 年 1 月 15 日',
  '**甲方（采购方）：** 样例贸易（上海）有限公司\n\n**乙方（供应方）：** 海宁纺织集团',
  '鉴于双方自 2017 年起建立长期合作关系，为明确 2026 年度的权利义务，依据《中华人民共和国民法典》，经平等协商，订立本合同。',
  ...chineseClauses.flatMap(([title, paragraphs], index) => [
    `## 第${'一二三四五六七八'[index]}条　${title}`,
    ...paragraphs.map((paragraph, number) => `${index + 1}.${number + 1}　${paragraph}`),
  ]),
  '## 附表一　价格',
  [
    '| 品名 | 规格 | 单价（元/米） | 预计数量（万米） |',
    '|---|---|---:|---:|',
    ...Array.from({ length: 22 }, (_, row) => {
      const price = (11.2 + ((row * 37) % 90) / 10).toFixed(2);
      return `| 经编面料 ${String(row + 1).padStart(2, '0')} 号 | ${140 + ((row * 15) % 80)} g/m² | ${price} | ${12 + ((row * 29) % 60)} |`;
    }),
  ].join('\n'),
  '（以下无正文）',
  '甲方（盖章）：＿＿＿＿＿＿＿＿　　　　乙方（盖章）：＿＿＿＿＿＿＿＿',
].join('\n\n');

export const leaseContract = `# 设备租赁合同

合同编号：LW-2025-118

**出租人：** 样例融资租赁有限公司　　**承租人：** 蓝湾医疗器械有限公司

## 一、租赁物

内窥镜灭菌生产线一条，含低温等离子灭菌柜四台、清洗工作站两套，序列号见附件。租赁期自 2025 年 12 月 5 日起三十六个月。

## 二、租金

| 期次 | 支付日 | 金额（元） | 状态 |
|---:|---|---:|---|
| 1 | 2026-06-05 | 386,000.00 | 已付 |
| 2 | 2026-12-05 | 386,000.00 | 未到期 |
| 3 | 2027-06-05 | 386,000.00 | 未到期 |
| 4 | 2027-12-05 | 386,000.00 | 未到期 |
| 5 | 2028-06-05 | 386,000.00 | 未到期 |
| 6 | 2028-12-05 | 402,500.00 | 未到期 |

## 三、使用与保管

承租人应在约定地点使用租赁物，未经出租人书面同意不得移动、转租或设定担保。维修保养由承租人负责，费用自理。

## 四、所有权

租赁期内租赁物所有权属于出租人。期满后承租人有权以人民币一千元留购。
`;

const charterClauses: readonly (readonly [string, string])[] = [
  [
    'Vessel and period',
    "The Owners let and the Charterers hire the motor vessel *Northgate Heron*, 8,420 tonnes deadweight, for twelve months from delivery, thirty days more or less in the Charterers' option.",
  ],
  [
    'Delivery',
    'The Vessel shall be placed at the disposal of the Charterers at Rotterdam, in such ready berth as they may direct, not before 14 January 2026. If she is not delivered by 28 January 2026 the Charterers may cancel.',
  ],
  [
    'Hire',
    "The Charterers shall pay hire at the rate of **USD 9,850 per day**, every fifteen days in advance. Failing punctual payment the Owners may, after three banking days' written notice, withdraw the Vessel without prejudice to any other claim.",
  ],
  [
    'Bunkers',
    "The Charterers shall accept and pay for all fuel remaining on board at delivery, and the Owners at redelivery, at the prices of the nearest main port on the day. Surcharges for low-sulphur fuel are for the Charterers' account and shall be evidenced by the supplier's delivery note.",
  ],
  [
    'Trading limits',
    'The Vessel shall be employed in lawful trades between safe ports of the North Sea, the Baltic and the British Isles, ice-bound ports excluded, carrying lawful merchandise in containers only.',
  ],
  [
    'Off-hire',
    'In the event of loss of time from deficiency of men or stores, breakdown of machinery or dry-docking, hire shall cease for the time thereby lost, unless the loss is less than twelve consecutive hours.',
  ],
  [
    'Master',
    'The Master shall prosecute all voyages with the utmost dispatch and shall be under the orders of the Charterers as regards employment. The Charterers shall indemnify the Owners against all consequences of those orders.',
  ],
  [
    'Confidentiality',
    "The terms of this charter, and everything learned of the other party's customers and rates, shall be kept confidential during the charter and for five years after it.",
  ],
  [
    'Liens',
    'The Owners shall have a lien upon all cargoes and sub-freights for any amounts due under this charter.',
  ],
  ['Law', 'This charter is governed by English law; disputes shall be referred to arbitration in London.'],
];

export const charterAgreement: string = [
  '# Time charter',
  'Reference NG-TC-2025/44 · made at London on 3 December 2025',
  '**Owners:** Northgate Shipping Ltd  \n**Charterers:** Sample Container Lines BV',
  ...charterClauses.flatMap(([title, clause], index) => [
    `## ${index + 1}. ${title}`,
    clause,
    'Notices under this clause shall be in writing and are given when received during business hours at the address stated in the schedule; a notice received later counts as given on the next working day. No waiver of a breach is a waiver of another.',
  ]),
  '## Schedule A: vessel particulars',
  '| Item | Value |\n|---|---:|\n| Length overall | 132.6 m |\n| Beam | 20.8 m |\n| Draught, summer | 7.3 m |\n| Containers | 803 TEU |\n| Reefer plugs | 120 |\n| Service speed | 17.5 knots |\n| Consumption | 22.4 t per day |',
].join('\n\n');

export const backgroundCheck = `# 背景调查报告

> 机密。仅限知悉范围内人员查阅；不得摘抄、转述。

| 项目 | 结果 |
|---|---|
| 调查对象 | 程以宁，蓝湾医疗器械有限公司总经理 |
| 委托日期 | 2026-08-03 |
| 完成日期 | 2026-08-21 |
| 调查范围 | 任职经历、对外投资、涉诉与行政处罚、公开舆情 |

## 一、任职经历

2008 年至 2015 年任某医疗集团研发工程师、项目经理；2016 年创立现公司。经与两家前任职单位核实，时间与职务**相符**，离职原因为个人创业。

## 二、对外投资

现持有三家公司股权，其中一家（样例健康咨询）已于 2024 年注销，注销程序完备，未见遗留债务。

## 三、涉诉与处罚

1. 2022 年买卖合同纠纷一件，作为被告，调解结案，已履行
2. 未见行政处罚、失信被执行或限制消费记录

## 四、评估

综合风险等级：**低**。建议在续约前复核 2026 年下半年经营数据。

调查人：样例咨询二组　　复核人：*许嘉禾*
`;

export const letterLines: readonly string[] = [
  'Dear Mr Wilk,',
  'Bunker surcharge on MV Northgate Heron, invoices 7731 to 7736',
  'We refer to your letter of 2 September and to our conversation with Ms Raman last Thursday. Having compared the delivery notes with the invoices, we find that four of the six surcharges are evidenced as clause 4 requires. Two, for GBP 17,450 together, are not: the notes show ordinary marine gas oil.',
  'Without prejudice, we propose to settle the four evidenced items within ten days, and to leave the remaining two to the surveyor named in the charter, whose finding both sides would accept as final.',
  'We should be grateful for your answer before redelivery. As agreed, nothing of this correspondence goes to third parties, and copies stay in the vault.',
  'Yours sincerely,',
];

/** GBK: the encoding of the accounts department's old program. */
export const reconciliationNote = `海宁纺织集团　对账说明\r\n\r\n对账期间：2026 年 7 月 1 日至 9 月 30 日\r\n\r\n一、期初应付　　　3,412,650.00 元\r\n二、本期到货　　　9,880,214.60 元\r\n三、本期付款　　　8,950,000.00 元\r\n四、期末应付　　　4,342,864.60 元\r\n\r\n差异说明：九月第三批坯布短少 46 米，计 812.36 元，乙方同意在下期扣减。\r\n\r\n制表：顾明远　　复核：陆知微　　2026 年 10 月 9 日\r\n`;

/** Characters beyond GBK: 㛃 and 䥽 in people's names need gb18030. */
export const memberRoll = `青禾农业合作社社员名单（摘录）\n\n序号　姓名　　　　户数　入社年份\n001　　秦望舒　　　　5　　2012\n002　　王䶮　　　　　4　　2013\n003　　马㛃　　　　　3　　2015\n004　　李䥽　　　　　6　　2016\n005　　林秋水　　　　2　　2019\n\n说明：名单含生僻字，以居民身份证为准。\n`;

export const callNotes = `Northgate Shipping: notes of a call, 17 November 2026, 16:20

With: Eleanor Marsh, Tomasz Wilk. From us: Xu Jiahe (许嘉禾).

- She accepts the surveyor, but wants his name changed to someone "not from Hamburg".
- Redelivery: 14 January stands. Wilk hints at five days' slack if we take the reefers.
- New: a tenth vessel in spring. Financing not closed. Do not mention to brokers.

Next: draft the side letter by Friday; call again on the 24th.
`;

/** For the PDF whose font is named but not brought along. */
export const unembeddedLetterLines: readonly string[] = [
  '蓝湾医疗器械有限公司',
  '关于注册资料补正的函',
  '',
  '样例咨询有限公司：',
  '　　贵司九月十八日来函收悉。现就在审三张注册证的补正事项答复如下：',
  '　　一、临床评价资料已按要求补充对比表，共二十六页；',
  '　　二、灭菌验证报告由检测机构重新出具，预计十一月底前送达；',
  '　　三、说明书样稿修订处已用下划线标出。',
  '　　上述资料请当面交接，不经邮件往来。',
  '',
  '　　　　　　　　　　　　　　　　　　　　二〇二六年十月十二日',
];
