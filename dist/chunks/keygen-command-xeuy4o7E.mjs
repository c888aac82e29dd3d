import{createRequire as e}from"node:module";e(import.meta.url);import{f as t,u as n}from"./start-D2uBxLBb.mjs";import{t as r}from"./keygen-CSABHgX1.mjs";import{t as i}from"./policy-or-refuse-DmL99RJs.mjs";import{r as a}from"./policy-states-CoSpYy6k.mjs";import{n as o}from"./record-office-C9hMwBpk.mjs";import{S as s,r as c,w as l}from"./check-DgO8eHIg.mjs";async function u(e,t){let n=await o(e,{signs:`nothing`});try{let{origin:e,keys:i}=n.policy.policy.organisation.ledger,a=i.find(e=>e.log===t);if(!a)throw d(t);let{size:o,tip:s}=await(t===`organisation`?n.organisation:await n.accountLog(t,`read`)).view();if(o===0)throw d(t);let c={key:a.key,year:s.year,size:o,last:s.last};return{...r(`${e}/${t}`),replaced:[...a.replaced??[],c]}}finally{await n.close()}}function d(e){return new t(`wrong-use`,{ja:`有効な policies/koho.yml に発信記録「${e}」の鍵がないか、その鍵で署名された記録がまだありません。--replace なしで作ってください。`,en:`policies/koho.yml in force has no key for the log "${e}", or nothing was signed by it yet. Make one without --replace.`})}async function f(e,t){let{policy:n}=await i(e),{origin:o,keys:s}=n.organisation.ledger,c=[a,...n.accounts.keys()];if(!c.includes(t))throw p(t,c);return{...r(`${o}/${t}`),replaces:s.some(e=>e.log===t)}}function p(e,r){let i=n(e,r);return new t(`wrong-use`,{ja:`「${e}」という発信記録はありません。${i?`${i} のことでしょうか。`:``}あるもの：${r.join(`、`)}`,en:`There is no log "${e}".${i?` Did you mean ${i}?`:``} There are: ${r.join(`, `)}`})}async function m({options:e,operands:t},n){let[r=``]=t,{out:i,language:a,cwd:o}=n;if(e.replace){let t=await u(l(e,n),r);return i.write(`${g[a](r,h(r,t),t.signerKey)}\n`),0}let d=await f(c(s(e.root,o)),r);return i.write(`${_[a](r,d)}\n`),0}function h(e,{verifierKey:t,replaced:n}){let r=n.flatMap(({key:e,year:t,size:n,last:r})=>[`        - key: ${e}`,`          year: "${t}"`,`          size: ${n}`,`          last: ${r}`]);return[`    - log: ${e}`,`      key: ${t}`,`      replaced:`,...r].join(`
`)}const g={ja:(e,t,n)=>`発信記録「${e}」の署名の鍵を、今のものと入れ替えるために作りました。
前の鍵は、記録が今あるところまでに限って有効です。

1. この記録を書く仕事の environment の secrets の KOHO_LEDGER_KEY を、次の署名鍵（秘密）に替えます。
   ここから3が済むまで、この記録には何も書かれません。

${n}

2. policies/koho.yml の ledger.keys の「${e}」を、次の内容に替え、承認を受けて main に入れます。

${t}

3. ワークフロー publish（その record）が、その変更を記録します。始まらなければ手で始めます。
   それから先は、新しい鍵で署名されます。

1より前に記録が増えていたら、公開は止まったままになります。
そのときは、このコマンドからやり直してください。
署名鍵を表示するのはこの1回だけで、どこにも保存していません。
ファイル、メール、チャットに残さないでください。`,en:(e,t,n)=>`A signing key to take the place of the present one of the log "${e}".
The old key counts up to where the log stands now, and no further.

1. Put this signing key (secret) as KOHO_LEDGER_KEY into the secrets of the environment
   of the job that writes this log. From here until 3 is done nothing is written to it.

${n}

2. Replace the entry of "${e}" in ledger.keys of policies/koho.yml by this, and have it
   approved and merged.

${t}

3. The workflow publish (its job record) puts that change on record; start it by hand if
   it was not started. From then on the new key signs.

If the log grew before 1, publication stays stopped: begin again with this command.
The signing key is shown this once and kept nowhere. Leave it in no file, mail or chat.`},_={ja:(e,t)=>`発信記録「${e}」の署名の鍵を作りました。${t.replaces?`\n注意: この記録の鍵は policies/koho.yml にすでにあります。記録が始まっていれば、入れ替えには\nkoho keygen ${e} --replace を使ってください。ただ書き換えると、公開が止まります。`:``}

1. 検証鍵（公開してよい）を policies/koho.yml の ledger.keys に加え、承認を受けます。

    - log: ${e}
      key: ${t.verifierKey}

2. 署名鍵（秘密）を、この記録を書く仕事の environment の secrets に
   KOHO_LEDGER_KEY という名前で入れます。main以外から使えない environment に限ります。

${t.signerKey}

署名鍵を表示するのはこの1回だけで、どこにも保存していません。
ファイル、メール、チャットに残さないでください。`,en:(e,t)=>`A signing key for the log "${e}".${t.replaces?`\nNote: policies/koho.yml has a key for this log. Where the log has begun, use\nkoho keygen ${e} --replace: a key that is simply exchanged stops publication.`:``}

1. Add the verifier key (public) to ledger.keys of policies/koho.yml, and have it
   approved.

    - log: ${e}
      key: ${t.verifierKey}

2. Put the signing key (secret) as KOHO_LEDGER_KEY into the secrets of the
   environment of the job that writes this log; that environment is for main only.

${t.signerKey}

It is shown this once and kept nowhere. Leave it in no file, mail or chat.`};export{m as keygen};