"""What is run inside a page: reading its screen and its storage, signing somebody in, filling the storage up."""

READ = """async () => {
  const current = localStorage.getItem('rembuk.current') ?? '';
  const people = JSON.parse(localStorage.getItem('rembuk.people') ?? '[]');
  const me = people.find((one) => `${one.workshop} ${one.person}` === current) ?? {};
  const stored = await new Promise((give) => {
    const opening = indexedDB.open('rembuk');
    opening.onerror = () => give([]);
    opening.onsuccess = () => {
      const base = opening.result;
      if (!base.objectStoreNames.contains('outbox')) { base.close(); return give([]); }
      const all = [];
      base.transaction('outbox').objectStore('outbox').openCursor().onsuccess = ({target: {result}}) => {
        if (result === null) { base.close(); return give(all); }
        if (String(result.key).startsWith(`${current} `)) all.push(result.value);
        result.continue();
      };
    };
  });
  const kept = Object.values(JSON.parse(localStorage.getItem(`rembuk.outbox ${current}`) ?? '{}'));
  const waiting = [...stored, ...kept].filter((one) => one.accepted === undefined);
  const text = (selector, within) => within.querySelector(selector)?.textContent ?? '';
  const cards = [...document.querySelectorAll('a.card.row')].map((card) => ({
    number: text('h3 .no', card), title: text('h3 .cut', card), word: text('.word', card), unsent: card.matches('.unsent'),
  }));
  return {
    token: me.token ?? '', person: me.person ?? '', cards,
    line: document.querySelector('header.strip span[role=status]')?.textContent ?? '',
    door: document.querySelector('.phone.join') !== null,
    warned: document.body.textContent.includes('HP ini tidak dapat menyimpan'),
    waiting: waiting.filter((one) => one.refusal === undefined).length,
    typing: JSON.parse(localStorage.getItem(`rembuk.typing ${current}`) ?? '[]').length,
    refused: waiting.filter((one) => one.refusal !== undefined).map((one) => one.refusal.code),
  };
}"""
ENTER = """([someone, current]) => {
  localStorage.setItem('rembuk.people', JSON.stringify([someone]));
  localStorage.setItem('rembuk.current', current);
}"""

FILL = """() => {
  for (let size = 1 << 20; size > 0; size >>= 1) {
    try { for (let n = 0; ; n += 1) localStorage.setItem(`full ${size} ${n}`, 'x'.repeat(size)); } catch { continue; }
  }
  window.realPut = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => { throw new DOMException('no space left', 'QuotaExceededError'); };
}"""
EMPTY = """() => {
  Object.keys(localStorage).filter((key) => key.startsWith('full ')).forEach((key) => localStorage.removeItem(key));
  IDBObjectStore.prototype.put = window.realPut;
}"""
