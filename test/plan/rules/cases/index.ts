import type { Table } from '../tables.ts';
import { p101 } from './p101.ts';
import { p102 } from './p102.ts';
import { p103 } from './p103.ts';
import { p104 } from './p104.ts';
import { p105 } from './p105.ts';
import { p106 } from './p106.ts';
import { p107 } from './p107.ts';
import { p108 } from './p108.ts';
import { p109 } from './p109.ts';
import { p110 } from './p110.ts';
import { p111 } from './p111.ts';
import { p112 } from './p112.ts';
import { p113 } from './p113.ts';
import { p114 } from './p114.ts';
import { p115 } from './p115.ts';
import { p116 } from './p116.ts';
import { p117 } from './p117.ts';
import { p118 } from './p118.ts';
import { p201 } from './p201.ts';
import { p202 } from './p202.ts';
import { p203 } from './p203.ts';
import { p204 } from './p204.ts';
import { p205 } from './p205.ts';
import { p206 } from './p206.ts';
import { p207 } from './p207.ts';
import { p208 } from './p208.ts';
import { p209 } from './p209.ts';
import { p210 } from './p210.ts';
import { p211 } from './p211.ts';
import { p212 } from './p212.ts';
import { p213 } from './p213.ts';
import { p214 } from './p214.ts';
import { p215 } from './p215.ts';
import { p216 } from './p216.ts';
import { p217 } from './p217.ts';
import { p218 } from './p218.ts';
import { p219 } from './p219.ts';
import { p220 } from './p220.ts';
import { p221 } from './p221.ts';
import { p301 } from './p301.ts';
import { p302 } from './p302.ts';
import { p303 } from './p303.ts';
import { p304 } from './p304.ts';
import { p305 } from './p305.ts';
import { p306 } from './p306.ts';
import { p307 } from './p307.ts';
import { p308 } from './p308.ts';
import { p309 } from './p309.ts';
import { p310 } from './p310.ts';

/** Accept and reject cases of every rule. */
export const TABLES: Readonly<Record<string, Table>> = {
  P101: p101,
  P102: p102,
  P103: p103,
  P104: p104,
  P105: p105,
  P106: p106,
  P107: p107,
  P108: p108,
  P109: p109,
  P110: p110,
  P111: p111,
  P112: p112,
  P113: p113,
  P114: p114,
  P115: p115,
  P116: p116,
  P117: p117,
  P118: p118,
  P201: p201,
  P202: p202,
  P203: p203,
  P204: p204,
  P205: p205,
  P206: p206,
  P207: p207,
  P208: p208,
  P209: p209,
  P210: p210,
  P211: p211,
  P212: p212,
  P213: p213,
  P214: p214,
  P215: p215,
  P216: p216,
  P217: p217,
  P218: p218,
  P219: p219,
  P220: p220,
  P221: p221,
  P301: p301,
  P302: p302,
  P303: p303,
  P304: p304,
  P305: p305,
  P306: p306,
  P307: p307,
  P308: p308,
  P309: p309,
  P310: p310,
};
