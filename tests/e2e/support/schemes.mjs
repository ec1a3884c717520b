// Schemes that are nobody's, put into the finder beside those that are delivered, so that its tests
// do not hang on which there are. They are written as xtask/src/finder.rs writes them.

import { BASE } from './origin.mjs';

export const SCHEMES = [
  {
    id: 'hanbit-2024-03-01',
    country: 'KR',
    days: ['2024-03-01', '2024-03-02'],
    words: '먹통 유선전화 broadband',
    ko: {
      operator: '한빛텔레콤',
      name: '2024년 3월 한빛텔레콤 인터넷 장애 보상',
      when: '2024년 3월 1일(금)~3월 2일(토)',
      place: '한국',
      summary: '2024년 3월 1일 장비 고장으로 인터넷과 전화가 21시간 동안 멈췄어요. 요금 감면을 알아볼 수 있어요.',
    },
    en: {
      operator: 'Hanbit Telecom',
      name: 'Hanbit Telecom internet outage of March 2024',
      when: 'Fri 1 March to Sat 2 March 2024',
      place: 'South Korea',
      summary: 'On 1 March 2024 a fault stopped internet and telephone for 21 hours. This covers money off the bill.',
    },
  },
  {
    id: 'northmoor-2025-06-10',
    country: 'GB',
    days: ['2025-06-10', '2025-06-10'],
    words: '휴대전화 mobile',
    ko: {
      operator: '노스무어 모바일',
      name: '2025년 6월 노스무어 모바일 장애 보상',
      when: '2025년 6월 10일(화)',
      place: '영국',
      summary: '2025년 6월 10일 영국 전역에서 통화와 데이터가 멈췄어요.',
    },
    en: {
      operator: 'Northmoor Mobile',
      name: 'Northmoor Mobile outage of June 2025',
      when: 'Tue 10 June 2025',
      place: 'United Kingdom',
      summary: 'On 10 June 2025 calls and data failed across the United Kingdom.',
    },
  },
  {
    id: 'telecom-terms',
    country: 'KR',
    words: '약관 통신 인터넷 휴대전화 contract',
    ko: {
      operator: '모든 통신사',
      name: '통신 서비스 약관의 장애 보상',
      when: '언제 난 장애든',
      place: '한국',
      summary: '인터넷이나 휴대전화가 오래 멈추면 약관에 따라 요금을 돌려받을 수 있어요.',
    },
    en: {
      operator: 'Every telecom operator',
      name: 'Outages under telecom contracts',
      when: 'Any date',
      place: 'South Korea',
      summary: 'When internet or mobile service is down for long, the contract gives part of the fee back.',
    },
  },
  {
    id: 'skyhost-terms',
    words: '서버 클라우드 SLA cloud server',
    ko: {
      operator: '스카이호스트',
      name: '스카이호스트 서버 이용 시간 보증',
      when: '언제 난 장애든',
      place: '어느 나라에서든',
      summary: '한 달 이용 시간이 보증한 비율보다 짧으면 요금의 일부를 크레딧으로 받아요.',
    },
    en: {
      operator: 'Skyhost',
      name: 'Skyhost uptime commitment',
      when: 'Any date',
      place: 'Any country',
      summary: 'When the uptime of a month is below the commitment, part of the fee comes back as credit.',
    },
  },
];

const COUNTRIES = { ko: { GB: '영국', KR: '한국' }, en: { GB: 'United Kingdom', KR: 'South Korea' } };

/** Serves the page with `schemes` in it, the delivered ones taken out when `only`. */
export async function withSchemes(page, schemes = SCHEMES, { only = true } = {}) {
  await page.route(
    (url) => url.href.split(/[?#]/)[0] === BASE,
    async (route) => {
      const response = await route.fetch();
      let body = await response.text();
      if (only) body = body.replace(/<li data-.*?<\/li>/gs, '');
      const ids = schemes.map(({ id }) => `${id} 1.0.0`).join();
      body = body.replace(/(content=")([^"]*)(" name=versions)/, `$1$2,${ids}$3`);
      for (const lang of ['ko', 'en']) {
        const [before, section, after] = parts(body, lang);
        body = before + filled(section, schemes, lang) + after;
      }
      await route.fulfill({ response, body });
    },
  );
}

/** What stands before the list of a language, the list, and what stands behind it. */
function parts(body, lang) {
  const from = body.indexOf(`<section lang="${lang}">`);
  const other = body.indexOf('<section lang="', from + 1);
  const to = other > 0 ? other : body.indexOf('</main>', from);
  return [body.slice(0, from), body.slice(from, to), body.slice(to)];
}

function filled(section, schemes, lang) {
  const cards = (wanted) => schemes.filter(wanted).map((scheme) => card(scheme, lang)).join('');
  const options = Object.entries(COUNTRIES[lang])
    .filter(([code]) => !section.includes(`value="${code}"`))
    .map(([code, name]) => `<option value="${code}">${name}</option>`)
    .join('');
  const list = '<ul class="schemes">';
  let html = section
    .replace('</select>', `${options}</select>`)
    .replace(list, list + cards(({ days }) => days));
  const standing = '<section class="standing">';
  if (!html.includes(standing)) {
    const heading = lang === 'ko' ? '다른 장애를 겪으셨나요?' : 'Another outage?';
    html = html.replace(/<\/section>$/, `${standing}<h2>${heading}</h2>${list}</ul></section></section>`);
  }
  const [incidents, rest] = html.split(standing);
  html = incidents + standing + rest.replace(list, list + cards(({ days }) => !days));
  return html;
}

function card({ id, country, days, words, ...texts }, lang) {
  const { operator, name, when, place, summary } = texts[lang];
  const other = texts[lang === 'ko' ? 'en' : 'ko'];
  const text = `rules.${id}.${lang}.html`;
  const data = [
    country && `data-country="${country}"`,
    days && `data-from="${days[0]}" data-to="${days[1]}"`,
    `data-words="${other.name} ${other.operator} ${words}"`,
  ];
  return `<li ${data.filter(Boolean).join(' ')}><p class="caption">${operator}</p>
    <h3><a data-pack="${id}" href="${text}">${name}</a></h3>
    <p class="note">${when} · ${place}</p><p>${summary}</p>
    <p class="tag unknown kept" hidden>${lang === 'ko' ? '적던 답변이 있어요' : 'You have answers here'}</p>
    <p class="note as-text"><a href="${text}">${lang === 'ko' ? '기준을 글로 읽기' : 'Read the rules as text'}<span class="unseen">: ${name}</span></a></p></li>`;
}
