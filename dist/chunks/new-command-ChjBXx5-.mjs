import{createRequire as e}from"node:module";const t=e(import.meta.url);import{t as n}from"./nearest-9NWp5XAS.mjs";import{i as r}from"./post-id-DbSWBfPB.mjs";import{h as i}from"./load-policy-DHiPlvqU.mjs";import{t as a}from"./policy-or-refuse-9c7Dp5AC.mjs";import{t as o}from"./directory-source-BjKLCdRP.mjs";import{t as s}from"./koho-error-DBCuZBGs.mjs";import{t as c}from"./post-Ly9IhLUH.mjs";import{t as l}from"./settings-of-D1hoqOVV.mjs";import{dirname as u,join as d}from"node:path";const{existsSync:f,lstatSync:p,mkdirSync:m,writeFileSync:h}=(process.getBuiltinModule??t)(`node:fs`),g={ja:{intro:e=>`${e}の投稿です。
「#」で始まる行は説明で、公開されません。消してもかまいません。`,title:`件名（公開されません。承認する人と記録のためのものです）`,accounts:`投稿先の公式アカウント。使わないものは行ごと消してください。`,optional:e=>`ここから下は、使うものだけ行頭の「# 」を消して書いてください。

公開する日時（${e}）。書かなければ、承認されてmainに入った後すぐに公開します。
publish_at: 2026-12-01 10:00

この日時を過ぎたら公開せず、保留します。
latest_at: 2026-12-01 18:00

根拠（元の資料や発表のページ）
sources:
  - https://www.example.lg.jp/

画像。この投稿と同じ所属のフォルダーに置きます。
people は写っている人: none（いない）、unidentifiable（特定できない）、
public-duty（公務中の職員）、consent（承諾あり）、
minor-with-guardian-consent（未成年で、保護者の承諾あり）
media:
  - file: poster.png
    alt: 画像を見られない人に内容が伝わる文
    rights: 道が作成
    people: none

公式サイトではないページへリンクするときの理由
link_reasons:
  "https://example.org/": 共催団体の告知

1件に収まらないとき。本文を「---」だけの行で区切ります。
thread: true

確認で「注意」とされたことを、理由を示して進めるとき
acknowledge:
  - rule: words
    reason: 施設の正式な名称のため`,questions:`質問への回答。下の選択肢から1つ選び、"" の中に書いてください。`,or:`／`,further:`ほかの質問は、書いた内容に応じて koho check がお尋ねします。`},en:{intro:e=>`A post of ${e}.
Lines that begin with # explain; they are not published and may be removed.`,title:`Subject: not published, for the approver and the record.`,accounts:`The official accounts it goes to. Remove the lines you do not need.`,optional:e=>`From here on, take the "# " off the lines that you need.

When to publish (${e}). Absent: as soon as it is approved and on main.
publish_at: 2026-12-01 10:00

After this moment it is held and not published.
latest_at: 2026-12-01 18:00

The source: the document or announcement it rests on.
sources:
  - https://www.example.lg.jp/

Images, which lie in the folder of the same department.
people: none, unidentifiable, public-duty, consent, minor-with-guardian-consent
media:
  - file: poster.png
    alt: what somebody who cannot see the image needs to know
    rights: made by us
    people: none

Why a page is linked that is not on the official site.
link_reasons:
  "https://example.org/": announcement of the co-host

Where one part is not enough: lines of only "---" divide the text.
thread: true

To pass a warning of the checks, with the reason.
acknowledge:
  - rule: words
    reason: it is the proper name of the building`,questions:`Answers: choose one of those offered, and put it between the quotes.`,or:` / `,further:`koho check asks further questions where the text calls for them.`}};function _(e,t,n){let r=e.organisation.locale,i=g[r],a=e.guideline.clauses.get(`HSM-0`),o=[...e.guideline.questions.values()],s=o.filter(({when:e})=>e===`always`);return[`---`,...b(i.intro(t.name)),...a?b(`${a.cite[r]}: ${a.meaning[r]}`):[],``,...b(i.title),`title: ""`,``,...b(i.accounts),`accounts:`,...n.map(({id:e,name:t,platform:n})=>`  - ${e}  # ${y(t)} (${n})`),``,...b(i.optional(e.organisation.timeZone)),``,...b(i.questions),`answers:`,...s.flatMap(e=>v(e,r)),...s.length<o.length?[`  # ${i.further}`]:[],`---`,``].join(`
`)}function v({id:e,text:t,answers:n},r){let i=n.map(e=>y(e.text[r]));return[`  # ${y(t[r])}`,`  #   ${i.join(g[r].or)}`,`  - question: ${e}`,`    answer: ""`]}function y(e){return e.replaceAll(/\s+/g,` `).trim()}function b(e){return e.split(`
`).map(e=>e===``?``:`# ${e}`)}async function x(e){let{policy:t}=await a(o(e.root)),n=C(t,e.department),c=w(t,n),l=e.year??String(i(e.now,t.organisation.timeZone).year),u=`posts/${n.id}/${l}/${e.slug}.md`,d=r(u);if(!d.ok)throw new s(`wrong-use`,S(d.faults[0]?.message));return T(e.root,u,_(t,n,c)),u}function S(e){return e??{ja:`投稿の名前が正しくありません。`,en:`The name of the post is wrong.`}}function C(e,t){let r=[...e.departments.values()],i=r.find(e=>e.id===t);if(i)return i;let a=r.map(e=>e.id),o=n(t,a);throw new s(`wrong-use`,{ja:`所属「${t}」は policies/departments.yml にありません。${o?`${o} のことでしょうか。`:``}あるもの：${a.join(`、`)}`,en:`There is no department "${t}" in policies/departments.yml.${o?` Did you mean ${o}?`:``} There are: ${a.join(`, `)}`})}function w(e,{id:t,name:n}){let r=[...e.accounts.values()].filter(e=>e.status===`approved`&&e.usableBy.includes(t));if(r.length>0)return r;throw new s(`wrong-use`,{ja:`${n}（${t}）が使える公式アカウントがありません。policies/accounts/ の usable_by を確かめてください。`,en:`${n} (${t}) may use no official account. See usable_by in policies/accounts/.`})}function T(e,t,n){let r=t.split(`/`);for(let t of r.keys()){let n=d(e,...r.slice(0,t));if(t>0&&p(n,{throwIfNoEntry:!1})?.isSymbolicLink())throw E(n)}let i=d(e,t);if(f(i))throw D(t);m(u(i),{recursive:!0}),h(i,n,{flag:`wx`})}function E(e){return new s(`wrong-use`,{ja:`${e} はリンクです。ふつうのフォルダーに置き換えてください。`,en:`${e} is a link. Replace it by an ordinary folder.`})}function D(e){return new s(`wrong-use`,{ja:`${e} はすでにあります。上書きはしません。別の名前にしてください。`,en:`${e} exists already and is not overwritten. Choose another name.`})}async function O({options:e,operands:t},n){let[r=``,i=``]=t,a=await x({root:l(e.root,n.cwd),department:r,slug:i,now:c(Date.now()),...e.year===void 0?{}:{year:e.year}});return n.out.write(`${k[n.language](a)}\n`),0}const k={ja:e=>`${e} を作りました。次にすること:
  1. ファイルを開き、件名、本文、質問への回答を書きます（説明はファイルの中にあります）。
  2. koho check ${e} で確認し、言われたところを直します。
  3. koho preview ${e} で、公開される文章をアカウントごとに見ます。
  4. ブランチを作ってプルリクエストを出し、所属長の承認を待ちます。`,en:e=>`Made ${e}. Next:
  1. Open it; write the subject, the text and the answers (it explains itself).
  2. koho check ${e}, and mend what it names.
  3. koho preview ${e} shows the text that each account will publish.
  4. Open a pull request from a branch, and wait for the section head's approval.`};export{O as newCommand};