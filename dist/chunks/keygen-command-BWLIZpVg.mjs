import{createRequire as e}from"node:module";e(import.meta.url);import{t}from"./nearest-9NWp5XAS.mjs";import{t as n}from"./keygen-CSABHgX1.mjs";import{t as r}from"./policy-or-refuse-DTFEVrHC.mjs";import{t as i}from"./koho-error-DBCuZBGs.mjs";import{n as a}from"./logs-DUVKAeyk.mjs";import{t as o}from"./directory-source-BjKLCdRP.mjs";import{t as s}from"./settings-of-D1hoqOVV.mjs";async function c(e,t){let{policy:i}=await r(e),{origin:o,keys:s}=i.organisation.ledger,c=[a,...i.accounts.keys()];if(!c.includes(t))throw l(t,c);return{...n(`${o}/${t}`),replaces:s.some(e=>e.log===t)}}function l(e,n){let r=t(e,n);return new i(`wrong-use`,{ja:`「${e}」という発信記録はありません。${r?`${r} のことでしょうか。`:``}あるもの：${n.join(`、`)}`,en:`There is no log "${e}".${r?` Did you mean ${r}?`:``} There are: ${n.join(`, `)}`})}async function u({options:e,operands:t},{out:n,language:r,cwd:i}){let[a=``]=t,l=await c(o(s(e.root,i)),a);return n.write(`${d[r](a,l)}\n`),0}const d={ja:(e,t)=>`発信記録「${e}」の署名の鍵を作りました。${t.replaces?`
注意: この記録の鍵は policies/koho.yml にすでにあります。入れ替えると、前の鍵で署名された
記録は新しい鍵では確かめられず、公開が止まります。鍵が漏れたときなどに限ってください。`:``}

1. 検証鍵（公開してよい）を policies/koho.yml の ledger.keys に加え、承認を受けます。

    - log: ${e}
      key: ${t.verifierKey}

2. 署名鍵（秘密）を、この記録を書く仕事の environment の secrets に
   KOHO_LEDGER_KEY という名前で入れます。main以外から使えない environment に限ります。

${t.signerKey}

署名鍵を表示するのはこの1回だけで、どこにも保存していません。
ファイル、メール、チャットに残さないでください。`,en:(e,t)=>`A signing key for the log "${e}".${t.replaces?`
Note: policies/koho.yml has a key for this log. What the old key signed does not
verify with the new one, and publication stops: replace it only where you must.`:``}

1. Add the verifier key (public) to ledger.keys of policies/koho.yml, and have it
   approved.

    - log: ${e}
      key: ${t.verifierKey}

2. Put the signing key (secret) as KOHO_LEDGER_KEY into the secrets of the
   environment of the job that writes this log; that environment is for main only.

${t.signerKey}

It is shown this once and kept nowhere. Leave it in no file, mail or chat.`};export{u as keygen};