/**
 * Whether a word can end a host's name: every country's domain, and the common
 * ones of other kinds. Not the whole register: `js`, `pdf` or `zip` behind a dot
 * are far more often a file's name.
 */
export function isTopLevelDomain(label: string): boolean {
  return all.has(label);
}

/** Whether a bare name with this ending is read as a site even without a path: `example.com`, and not `No.in`. */
export function endsPlainly(label: string): boolean {
  return plain.has(label);
}

const plain = new Set(
  'jp com org net info biz edu gov io ly gl gd gy tv cc to app dev link site online shop club xyz page tokyo osaka kyoto nagoya yokohama okinawa asia'.split(
    ' ',
  ),
);

const all = new Set([
  ...plain,
  ...'top blog cloud store space website work works world today life live news media email click fun vip icu pro mobi name bar bid win loan men casino bet poker games game porn adult sex sexy xxx cam dating chat social studio design art city town house homes guide guru help tips zone digital network systems technology tech software solutions services support company agency center international global travel tours hotel restaurant cafe coop aero museum jobs law legal health care clinic hospital school university academy education institute foundation charity events tickets photos video movie music band fashion style beauty hair fit run bike golf football team rocks ninja cool lol wtf one plus red blue green black pink best new now moe ooo ink pub wiki earth love ryukyu'.split(
    ' ',
  ),
  ...'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga ge gf gg gh gi gm gn gp gq gr gs gt gu gw hk hm hn hr ht hu id ie il im in iq ir is it je jm jo ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn tr tt tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw'.split(
    ' ',
  ),
]);
