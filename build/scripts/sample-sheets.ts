/** The fixed-field sheets of the four sample clients. People, firms, numbers and addresses are invented. */

export interface SampleClient {
  readonly name: string;
  /** Folder name, ASCII, so that samples unpack anywhere. */
  readonly folder: string;
  readonly contactSheet: { readonly title: string; readonly markdown: string };
  readonly profileSheet: { readonly title: string; readonly markdown: string };
}

function chineseContact(name: string, rows: readonly string[], note: string): SampleClient['contactSheet'] {
  const table = ['| 姓名 | 职务 | 电话 | 邮箱 |', '|---|---|---|---|', ...rows].join('\n');
  return {
    title: `${name}联系方式表`,
    markdown: `# ${name} · 联系方式表\n\n${table}\n\n## 联络须知\n\n${note}\n`,
  };
}

export const sampleClients: readonly SampleClient[] = [
  {
    name: '海宁纺织集团',
    folder: 'haining-textile',
    contactSheet: chineseContact(
      '海宁纺织集团',
      [
        '| 沈怀瑾 | 董事长 | 0573-5550-0101 | shen.hj@haining-textile.example |',
        '| 陆知微 | 采购总监 | 0573-5550-0118 | lu.zw@haining-textile.example |',
        '| 顾明远 | 财务经理 | 0573-5550-0126 | gu.my@haining-textile.example |',
      ],
      '- 办公地址：浙江省海宁市经编产业园样例路 88 号\n- 工作日 9:00 至 17:30 可致电；**不得**致电沈怀瑾私人号码\n- 对账事宜只与顾明远联系',
    ),
    profileSheet: {
      title: '海宁纺织集团客户概况表',
      markdown: `# 海宁纺织集团 · 客户概况表

| 栏目 | 内容 |
|---|---|
| 类别 | 重点客户 |
| 经营情况 | 年产经编面料 4,200 万米，出口占六成 |
| 合作起始 | 2017 年 4 月 |
| 近三年交易额 | 2024 年 3,180 万元；2025 年 3,640 万元；2026 年前三季度 2,905 万元 |
| 信用评级 | A（2026 年 6 月复评） |

## 决策人与偏好

沈怀瑾重视长期关系，**价格条款先与陆知微沟通**。会面宜安排在上午，不饮酒。

## 在办事项

1. 三号库抵押物复评，委托评估机构已于 2026 年 9 月 12 日现场勘查
2. 2027 年度框架采购合同续签，对方要求账期由 60 天延至 75 天

> 提示：竞争对手甲于八月拜访过其采购部，报价低约 3%。
`,
    },
  },
  {
    name: '蓝湾医疗器械有限公司',
    folder: 'lanwan-medical',
    contactSheet: chineseContact(
      '蓝湾医疗器械有限公司',
      [
        '| 程以宁 | 总经理 | 0755-5550-0201 | cheng.yn@lanwan-med.example |',
        '| 白露 | 注册事务主管 | 0755-5550-0233 | bai.l@lanwan-med.example |',
      ],
      '- 办公地址：广东省深圳市样例科技园 5 栋 1602 室\n- 样机、病例与注册资料一律当面交接，不经邮件',
    ),
    profileSheet: {
      title: '蓝湾医疗器械有限公司客户概况表',
      markdown: `# 蓝湾医疗器械有限公司 · 客户概况表

| 栏目 | 内容 |
|---|---|
| 类别 | 重点客户 |
| 经营情况 | 内窥镜耗材，二类注册证 14 张，在审 3 张 |
| 合作起始 | 2021 年 11 月 |
| 密级建议 | 机密（注册资料涉及未公开临床数据） |

## 性格与沟通

程以宁技术出身，习惯先看数据再谈条件；会前二十四小时须送达书面材料。

## 在办事项

- 设备租赁合同执行中，第二期租金 2026 年 12 月 5 日到期
- 负责人证件将于 2029 年 3 月到期
`,
    },
  },
  {
    name: 'Northgate Shipping Ltd',
    folder: 'northgate-shipping',
    contactSheet: {
      title: 'Northgate Shipping: contact sheet',
      markdown: `# Northgate Shipping Ltd · Contact sheet

| Name | Post | Telephone | E-mail |
|---|---|---|---|
| Eleanor Marsh | Managing Director | +44 20 7946 0301 | e.marsh@northgate.example |
| Tomasz Wilk | Chartering | +44 20 7946 0312 | t.wilk@northgate.example |
| Priya Raman | Claims and insurance | +44 20 7946 0327 | p.raman@northgate.example |

## How to reach them

- Registered office: 14 Sample Wharf, London E14
- Chartering desk is manned 07:00 to 22:00 London time
- Ms Marsh prefers a call over a letter; **never** leave a voicemail that names a cargo
`,
    },
    profileSheet: {
      title: 'Northgate Shipping: profile sheet',
      markdown: `# Northgate Shipping Ltd · Profile sheet

| Field | Entry |
|---|---|
| Category | Key account |
| Business | Feeder services, nine vessels, North Sea and Baltic |
| Client since | March 2019 |
| Turnover with us | 2024: £1.92 m; 2025: £2.31 m; 2026 to September: £1.88 m |
| Payment | 30 days, twice late in 2025 |

## Character and preferences

Ms Marsh decides fast and dislikes being chased. She reads summaries, Mr Wilk reads every clause.

## Current matters

1. Time charter of *MV Northgate Heron*: redelivery window opens 14 January 2027
2. Bunker surcharge dispute, £48,200, with Ms Raman
`,
    },
  },
  {
    name: '青禾农业合作社',
    folder: 'qinghe-farmers',
    contactSheet: chineseContact(
      '青禾农业合作社',
      [
        '| 秦望舒 | 理事长 | 0536-5550-0401 | qin.ws@qinghe-coop.example |',
        '| 王䶮 | 仓储负责人 | 0536-5550-0415 | wang.y@qinghe-coop.example |',
      ],
      '- 办公地址：山东省寿光市样例镇青禾村 1 号\n- 采收季（九月至十一月）请在晚七点后致电',
    ),
    profileSheet: {
      title: '青禾农业合作社客户概况表',
      markdown: `# 青禾农业合作社 · 客户概况表

| 栏目 | 内容 |
|---|---|
| 类别 | 其他 |
| 经营情况 | 社员 312 户，果品冷链仓 2 座，合计 6,800 吨 |
| 合作起始 | 2023 年 8 月 |
| 结算方式 | 货到付款，尾款十日内 |

## 往来与偏好

秦望舒重承诺，口头约定须在三日内补书面确认。社员名单属个人信息，**只供核对**。

## 在办事项

- 九月送货短少鲜枣 12 kg，已在送货单上注明
- 冷库二期扩建，拟融资 900 万元
`,
    },
  },
];
