// What the help center does with a submission that a claimant hands over. A real one would send it
// to its own server, which checks it with `bosang verify`.

const given = document.getElementById('given');
const words = {
  ko: (digest) => `제출 자료를 받았어요. 확인 번호: ${digest}`,
  en: (digest) => `We have received your submission. Number: ${digest}`,
};

document.addEventListener('bosang-submission', ({ detail }) => {
  const digest = detail.digest.slice(0, 12).toUpperCase().match(/.{4}/g).join('-');
  given.textContent = words[document.documentElement.lang](digest);
});
