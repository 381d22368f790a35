// The page of one thread. It keeps nothing of its own: it shows the thread's messages, and then what its latest run says,
// from that run's start. So a first visit, a reload, a second tab and a new run are all the same to it.

const find = (id) => document.getElementById(id);
const texts = new Map(); // a message's id → the element that holds its text
const whole = new Set(); // ids of messages that came whole, to which no piece is added any more
const WAITS = [1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15]; // seconds between tries to reconnect: two minutes in all
const AWAY = [502, 503, 504]; // what a server behind this site that can't be reached is answered with
const LOST = ["APIConnectionError", "APITimeoutError", "StreamInterrupted"]; // errors after which to come again
const ENDS = { success: "Done", interrupted: "Stopped", timeout: "It took too long", error: "Sorry: the run failed." };
let csrf = "";
let run = null; // the id of the latest
let asked = null; // the question that the run stopped at
let unsent = null; // the id of a message that may not have arrived
let tries = 0; // to reconnect, since something new came

// --- what is shown

function show(message) { // a whole one, which is the last word about it
  const words = wording(message.content);
  if (whole.has(message.id) || !words) return;
  whole.add(message.id);
  const text = texts.get(message.id) ?? place(message);
  if (text.textContent !== words) text.textContent = words;
}

function grow(piece) {
  const words = wording(piece.content);
  if (whole.has(piece.id) || !words) return;
  const near = document.documentElement.scrollHeight - innerHeight - scrollY < 80;
  (texts.get(piece.id) ?? place(piece)).append(words); // as text: nothing that is said becomes HTML
  if (near) scrollTo(0, document.documentElement.scrollHeight);
}

function place(message) {
  const kind = message.type === "AIMessageChunk" ? "ai" : message.type;
  const item = document.createElement("li");
  const speaker = document.createElement("span");
  const text = document.createElement("span");
  item.className = kind;
  speaker.className = kind === "tool" ? "name" : "unseen";
  speaker.append({ human: "You: ", ai: "Shopper: " }[kind] ?? `${message.name ?? kind}: `);
  text.className = "text";
  item.append(speaker, text);
  find("messages").append(item);
  scrollTo(0, document.documentElement.scrollHeight);
  texts.set(message.id, text);
  return text;
}

function forget(id) {
  texts.get(id)?.parentElement.remove();
  texts.delete(id);
  whole.delete(id);
}

function wording(content) {
  if (typeof content === "string") return content;
  return content.map((block) => block.text ?? "").join(""); // models with blocks: their text alone
}

function say(status, kind = "quiet") {
  find("status").textContent = status;
  find("status").dataset.kind = kind;
}

function become(state) { // "loading", "ready", "sending", "running", "asking" or "away"
  document.body.dataset.state = state;
  find("log").setAttribute("aria-busy", String(state === "running")); // read out when it is whole
  find("question").hidden = state !== "asking";
  find("composer").hidden = state === "asking";
  find("stop").hidden = state !== "running";
  find("send").hidden = state === "running";
  find("send").disabled = state !== "ready";
  if (state === "asking") find("answer").focus();
  if (state === "ready") find("text").focus();
}

// --- what the server says

function follow(id) {
  run = id;
  become("running");
  say("Connecting…");
  const source = new EventSource(`runs/${run}/stream`); // reconnects by itself, with the id of the last event that it had
  let failures = 0; // in a row
  const on = (name, act) => source.addEventListener(name, (event) => {
    failures = tries = 0;
    act(JSON.parse(event.data));
  });
  source.addEventListener("open", () => say("Answering…", "live"));
  on("values", (state) => state.messages.forEach(show));
  on("messages", grow);
  on("end", (end) => {
    source.close();
    finish(end);
  });
  source.addEventListener("error", (event) => {
    const said = event.data && JSON.parse(event.data); // of an event of that name, which this site sent; `end` may follow
    if (said && !said.retry && !LOST.includes(said.error)) return say(`Sorry: ${said.message}.`, "trouble");
    failures += 1;
    if (failures < 3 && (said ? said.retry : source.readyState === EventSource.CONNECTING)) {
      return say("Connection lost. Reconnecting…", "trouble");
    }
    source.close();
    reconnect(said ? `${capital(said.message)}.` : "The connection was lost.");
  });
}

async function reconnect(problem) { // shows what the thread has become meanwhile, as a reload does, and loses nothing shown
  become("away");
  while (tries < WAITS.length) {
    say(`${problem} Trying again…`, "trouble");
    await new Promise((resolve) => setTimeout(resolve, WAITS[tries] * 1000));
    tries += 1;
    try {
      return open(await call("state"));
    } catch (error) {
      if (!error.away) return giveUp(`Can't go on: ${error.message}.`);
      problem = `${capital(error.message)}.`;
    }
  }
  giveUp(`${problem} Reload the page to try again.`);
}

function giveUp(reason) {
  tries = 0;
  say(reason, "trouble");
  become("ready");
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

function finish({ status, interrupts }) {
  asked = interrupts[0] ?? null;
  if (asked !== null) {
    find("asked").textContent = asked.value.question ?? JSON.stringify(asked.value);
    say("Waits for your answer", "live");
    return become("asking");
  }
  if (status in ENDS) say(ENDS[status], status === "error" ? "trouble" : "quiet"); // else an `error` event said it
  become("ready");
}

async function call(url, body) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": csrf };
  const post = { method: "POST", headers, body: JSON.stringify(body) };
  const answer = await fetch(url, body ? post : { cache: "no-store" }).catch(() => null); // null: nobody is there
  if (answer?.ok) return answer.status === 204 ? null : answer.json();
  const { error } = (await answer?.json().catch(() => null)) ?? {}; // a page of the framework's is no JSON
  const known = { 403: "this page is too old: reload it", 404: "there is no such chat" };
  const reason = error ?? known[answer?.status] ?? (answer ? "something went wrong on this site" : "this site can't be reached");
  throw Object.assign(new Error(reason), { away: !answer || AWAY.includes(answer.status) });
}

function open(thread) {
  csrf = thread.csrf;
  find("served").textContent = `on ${thread.served_by}`;
  thread.messages.forEach(show);
  const arrived = thread.messages.some((message) => message.id === unsent);
  const lost = unsent ? !arrived : run && !thread.run_id;
  if (arrived) find("text").value = "";
  unsent = null;
  run = thread.run_id;
  if (run && !lost) {
    [...texts.keys()].filter((id) => !whole.has(id)).forEach(forget); // pieces come again, from the run's start
    return follow(run);
  }
  say(lost ? "The last message was lost: send it again." : "Ready", lost ? "trouble" : "quiet");
  become("ready");
}

// --- what the human does

async function start(body) {
  become("sending");
  say("Sending…");
  follow((await call("runs", body)).run_id);
}

async function send(text) {
  const id = `page-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`; // by which it is known when it comes back
  show({ id, type: "human", content: text });
  unsent = id;
  try {
    await start({ input: { id, text } });
    find("text").value = "";
    unsent = null;
  } catch (error) {
    forget(id);
    retry(error, "ready");
  }
}

function reply(answer) {
  start({ command: { resume: { [asked.id]: answer } } }).then(
    () => { find("answer").value = ""; },
    (error) => retry(error, "asking"),
  );
}

function retry(error, state) {
  if (error.away) return reconnect(`Not sent: ${error.message}.`);
  unsent = null;
  become(state);
  say(`Not sent: ${error.message}`, "trouble");
}

find("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = find("text").value.trim();
  if (text && document.body.dataset.state === "ready") send(text);
});
find("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  find("composer").requestSubmit();
});
find("question").addEventListener("submit", (event) => {
  event.preventDefault();
  reply(find("answer").value);
});
find("question").addEventListener("click", (event) => {
  if (event.target.value && event.target.type === "button") reply(event.target.value);
});
find("stop").addEventListener("click", () => {
  say("Stopping…");
  call(`runs/${run}/cancel`, {}).catch((error) => say(`Not stopped: ${error.message}`, "trouble"));
});

try {
  open(await call("state"));
} catch (error) {
  if (error.away) reconnect(`${capital(error.message)}.`);
  else say(`Can't be opened: ${error.message}`, "trouble");
}
