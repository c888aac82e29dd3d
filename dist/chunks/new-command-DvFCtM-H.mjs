import{createRequire as e}from"node:module";e(import.meta.url);import{t}from"./nearest-9NWp5XAS.mjs";import{i as n}from"./post-id-czIEqIwT.mjs";import{h as r}from"./load-policy-fng9ELSH.mjs";import{t as i}from"./policy-or-refuse-Dk49IKU6.mjs";import{t as a}from"./directory-source-DaRgLCjC.mjs";import{t as o}from"./koho-error-DBCuZBGs.mjs";import{t as s}from"./post-Ly9IhLUH.mjs";import{t as c}from"./settings-of-DVGfMDwd.mjs";import{dirname as l,join as u}from"node:path";import{existsSync as d,lstatSync as f,mkdirSync as p,writeFileSync as m}from"node:fs";const h={ja:{intro:e=>`${e}の投稿です。
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
    reason: it is the proper name of the building`,questions:`Answers: choose one of those offered, and put it between the quotes.`,or:` / `,further:`koho check asks further questions where the text calls for them.`}};function g(e,t,n){let r=e.organisation.locale,i=h[r],a=e.guideline.clauses.get(`HSM-0`),o=[...e.guideline.questions.values()],s=o.filter(({when:e})=>e===`always`);return[`---`,...y(i.intro(t.name)),...a?y(`${a.cite[r]}: ${a.meaning[r]}`):[],``,...y(i.title),`title: ""`,``,...y(i.accounts),`accounts:`,...n.map(({id:e,name:t,platform:n})=>`  - ${e}  # ${v(t)} (${n})`),``,...y(i.optional(e.organisation.timeZone)),``,...y(i.questions),`answers:`,...s.flatMap(e=>_(e,r)),...s.length<o.length?[`  # ${i.further}`]:[],`---`,``].join(`
`)}function _({id:e,text:t,answers:n},r){let i=n.map(e=>v(e.text[r]));return[`  # ${v(t[r])}`,`  #   ${i.join(h[r].or)}`,`  - question: ${e}`,`    answer: ""`]}function v(e){return e.replaceAll(/\s+/g,` `).trim()}function y(e){return e.split(`
`).map(e=>e===``?``:`# ${e}`)}async function b(e){let{policy:t}=await i(a(e.root)),s=S(t,e.department),c=C(t,s),l=e.year??String(r(e.now,t.organisation.timeZone).year),u=`posts/${s.id}/${l}/${e.slug}.md`,d=n(u);if(!d.ok)throw new o(`wrong-use`,x(d.faults[0]?.message));return w(e.root,u,g(t,s,c)),u}function x(e){return e??{ja:`投稿の名前が正しくありません。`,en:`The name of the post is wrong.`}}function S(e,n){let r=[...e.departments.values()],i=r.find(e=>e.id===n);if(i)return i;let a=r.map(e=>e.id),s=t(n,a);throw new o(`wrong-use`,{ja:`所属「${n}」は policies/departments.yml にありません。${s?`${s} のことでしょうか。`:``}あるもの：${a.join(`、`)}`,en:`There is no department "${n}" in policies/departments.yml.${s?` Did you mean ${s}?`:``} There are: ${a.join(`, `)}`})}function C(e,{id:t,name:n}){let r=[...e.accounts.values()].filter(e=>e.status===`approved`&&e.usableBy.includes(t));if(r.length>0)return r;throw new o(`wrong-use`,{ja:`${n}（${t}）が使える公式アカウントがありません。policies/accounts/ の usable_by を確かめてください。`,en:`${n} (${t}) may use no official account. See usable_by in policies/accounts/.`})}function w(e,t,n){let r=t.split(`/`);for(let t of r.keys()){let n=u(e,...r.slice(0,t));if(t>0&&f(n,{throwIfNoEntry:!1})?.isSymbolicLink())throw T(n)}let i=u(e,t);if(d(i))throw E(t);p(l(i),{recursive:!0}),m(i,n,{flag:`wx`})}function T(e){return new o(`wrong-use`,{ja:`${e} はリンクです。ふつうのフォルダーに置き換えてください。`,en:`${e} is a link. Replace it by an ordinary folder.`})}function E(e){return new o(`wrong-use`,{ja:`${e} はすでにあります。上書きはしません。別の名前にしてください。`,en:`${e} exists already and is not overwritten. Choose another name.`})}async function D({options:e,operands:t},n){let[r=``,i=``]=t,a=await b({root:c(e.root,n.cwd),department:r,slug:i,now:s(Date.now()),...e.year===void 0?{}:{year:e.year}});return n.out.write(`${O[n.language](a)}\n`),0}const O={ja:e=>`${e} を作りました。次にすること:
  1. ファイルを開き、件名、本文、質問への回答を書きます（説明はファイルの中にあります）。
  2. koho check ${e} で確認し、言われたところを直します。
  3. koho preview ${e} で、公開される文章をアカウントごとに見ます。
  4. ブランチを作ってプルリクエストを出し、所属長の承認を待ちます。`,en:e=>`Made ${e}. Next:
  1. Open it; write the subject, the text and the answers (it explains itself).
  2. koho check ${e}, and mend what it names.
  3. koho preview ${e} shows the text that each account will publish.
  4. Open a pull request from a branch, and wait for the section head's approval.`};export{D as newCommand};