// The page: asks for the indicators every 2 s and shows them. Markup is only built node by node, text only as text.

const INTERVALO_MS = 2_000;
const LIMITE_MS = 5_000; // the service itself answers within about 3 s, whatever the database does

const FASES = {
  POSTADO: 'Postado',
  EM_TRANSITO: 'Em trânsito',
  SAIU_PARA_ENTREGA: 'Saiu para entrega',
  AGUARDANDO_RETIRADA: 'Aguardando retirada',
  EXCECAO: 'Exceção',
  DEVOLUCAO: 'Devolução',
  ENTREGUE: 'Entregue',
  DESCONHECIDO: 'Desconhecida',
};

const inteiro = new Intl.NumberFormat('pt-BR');
const porcentagem = new Intl.NumberFormat('pt-BR', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const relativo = new Intl.RelativeTimeFormat('pt-BR');
const hora = new Intl.DateTimeFormat('pt-BR', { timeStyle: 'medium' });
const dataHora = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'medium' });

const el = (id) => document.getElementById(id);

let mostrado = null; // the answer on the page, as text
let atualizadoEm = null; // ms, by the service's clock
let diferenca = 0; // service's clock minus ours, ms
let perdidaDesde = null;
let proxima;

async function atualizar() {
  clearTimeout(proxima);
  try {
    // no-cache: the browser asks with the ETag it has, and hands out what it has if the answer is 304
    const resposta = await fetch('/api/v1/indicadores', { cache: 'no-cache', headers: credencial(), signal: AbortSignal.timeout(LIMITE_MS) });
    if (resposta.status === 401) {
      pedirToken();
      return;
    }
    if (!resposta.ok) {
      perder(resposta.status === 503 ? 'O banco de dados não responde' : 'O serviço não consegue responder');
      return;
    }
    const texto = await resposta.text();
    mostrar(texto);
    diferenca = (Date.parse(resposta.headers.get('Date')) || Date.now()) - Date.now();
    conectar();
  } catch {
    perder('Sem conexão com o serviço');
  } finally {
    mostrarIdade();
    clearTimeout(proxima); // coming back to the page may have started a second round
    if (!document.hidden && el('acesso').hidden) proxima = setTimeout(atualizar, INTERVALO_MS);
  }
}

// Kept for this tab only, and sent to nobody but our own service.
function credencial() {
  const token = sessionStorage.getItem('token');
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

function pedirToken() {
  const errado = sessionStorage.getItem('token') !== null;
  sessionStorage.removeItem('token');
  el('acesso').hidden = false;
  dizer('perdida', errado ? 'O token não é válido' : 'Falta o token de acesso');
}

function mostrar(texto) {
  if (texto === mostrado) return; // nothing changed: leave the page, and what is selected on it, alone
  const numeros = JSON.parse(texto);
  const { total_pacotes: pacotes, pacotes_entregues: entregues, pacotes_por_status: porStatus } = numeros;
  el('total-pacotes').textContent = inteiro.format(pacotes);
  el('total-eventos').textContent = inteiro.format(numeros.total_eventos);
  el('pacotes-entregues').textContent = inteiro.format(entregues);
  el('parte-entregue').textContent = pacotes > 0 ? porcentagem.format(entregues / pacotes) : '';
  el('tempo-medio').textContent = numeros.tempo_medio_entrega?.texto ?? '–';
  el('por-status').tBodies[0].replaceChildren(...porStatus.map((status) => linha(status, pacotes)));
  el('por-status').hidden = porStatus.length === 0;
  el('vazio').hidden = porStatus.length > 0;
  el('painel').setAttribute('aria-busy', 'false');
  atualizadoEm = Date.parse(numeros.atualizado_em);
  mostrado = texto;
}

function linha({ status_rastreamento: status, fase, total_pacotes: total }, pacotes) {
  const tr = document.createElement('tr');
  tr.append(
    celula('th', '', status),
    celula('td', 'fase', FASES[fase] ?? fase),
    celula('td', 'numero', inteiro.format(total)),
    celula('td', 'numero parte', parteDoTotal(total / pacotes)),
  );
  tr.firstElementChild.scope = 'row';
  return tr;
}

function parteDoTotal(parte) {
  const barra = document.createElement('span');
  barra.className = 'barra';
  barra.style.setProperty('--parte', `${100 * parte}%`);
  const conteudo = document.createElement('span');
  conteudo.append(barra, parte < 0.0005 ? `< ${porcentagem.format(0.001)}` : porcentagem.format(parte));
  return conteudo;
}

function celula(nome, classe, conteudo) {
  const no = document.createElement(nome);
  no.className = classe;
  no.append(conteudo); // a string becomes a text node
  return no;
}

function conectar() {
  perdidaDesde = null;
  delete el('painel').dataset.desatualizado;
  dizer('ao-vivo', 'Ao vivo');
}

function perder(motivo) {
  perdidaDesde ??= new Date();
  if (mostrado !== null) el('painel').dataset.desatualizado = '';
  const depois = mostrado === null ? '' : ' Os números abaixo são os últimos recebidos.';
  dizer('perdida', `${motivo} desde ${hora.format(perdidaDesde)}.${depois} Tentando de novo…`);
}

// Only when it changes: a screen reader speaks it each time it is set.
function dizer(estado, texto) {
  const conexao = el('conexao');
  if (conexao.textContent === texto) return;
  conexao.dataset.estado = estado;
  conexao.textContent = texto;
}

function mostrarIdade() {
  if (atualizadoEm === null) return;
  const segundos = Math.max(0, Math.round((Date.now() + diferenca - atualizadoEm) / 1_000));
  const tempo = el('atualizado');
  tempo.textContent = idade(segundos);
  tempo.dateTime = new Date(atualizadoEm).toISOString();
  tempo.title = dataHora.format(atualizadoEm);
}

function idade(segundos) {
  if (segundos < 1) return 'agora mesmo';
  if (segundos < 60) return relativo.format(-segundos, 'second');
  if (segundos < 3_600) return relativo.format(-Math.floor(segundos / 60), 'minute');
  if (segundos < 86_400) return relativo.format(-Math.floor(segundos / 3_600), 'hour');
  return relativo.format(-Math.floor(segundos / 86_400), 'day');
}

el('acesso').addEventListener('submit', (evento) => {
  evento.preventDefault();
  sessionStorage.setItem('token', el('token').value.trim());
  el('token').value = '';
  el('acesso').hidden = true;
  dizer('conectando', 'Conectando…');
  atualizar();
});

// A page that nobody sees asks for nothing.
document.addEventListener('visibilitychange', () => {
  clearTimeout(proxima);
  if (!document.hidden && el('acesso').hidden) atualizar();
});
setInterval(mostrarIdade, 1_000);
atualizar();
