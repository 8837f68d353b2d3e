package br.rastreamento.evento;

import static br.rastreamento.evento.StatusPhase.AGUARDANDO_RETIRADA;
import static br.rastreamento.evento.StatusPhase.DEVOLUCAO;
import static br.rastreamento.evento.StatusPhase.EM_TRANSITO;
import static br.rastreamento.evento.StatusPhase.ENTREGUE;
import static br.rastreamento.evento.StatusPhase.EXCECAO;
import static br.rastreamento.evento.StatusPhase.POSTADO;
import static br.rastreamento.evento.StatusPhase.SAIU_PARA_ENTREGA;

import br.rastreamento.evento.StatusCatalog.Entry;
import java.util.List;

/// The statuses that Brazilian carriers send: Correios ("Objeto …"), Jadlog and Total Express (bare capitals), Loggi,
/// Mercado Envios (English, underscores). A new spelling is a new string here. Phase ENTREGUE has one canonical text,
/// because the delivery time (R5) hangs on it.
final class StatusSpellings {

    static final List<Entry> ENTRIES =
            List.of(
                    entry(
                            "AGUARDANDO POSTAGEM",
                            POSTADO,
                            "Etiqueta emitida",
                            "Etiqueta gerada",
                            "Emissão",
                            "Arquivo recebido",
                            "Pedido criado",
                            "Objeto aguardando postagem pelo remetente",
                            "handling",
                            "ready_to_ship"),
                    entry(
                            "POSTADO",
                            POSTADO,
                            "Objeto postado",
                            "Objeto postado após o horário limite da unidade",
                            "Objeto postado após o horário limite da agência",
                            "Postagem realizada",
                            "Objeto coletado",
                            "Coletado",
                            "Coleta realizada",
                            "Pacote coletado",
                            "picked_up",
                            "dropped_off"),
                    entry(
                            "EM TRÂNSITO",
                            EM_TRANSITO,
                            "Objeto em trânsito",
                            "Objeto em trânsito - por favor aguarde",
                            "Objeto em transferência - por favor aguarde",
                            "Objeto encaminhado",
                            "Encaminhado",
                            "Em transferência",
                            "Transferência",
                            "Transferência entre unidades",
                            "Em viagem",
                            "Pacote em trânsito",
                            "shipped",
                            "in_transit"),
                    entry(
                            "RECEBIDO NA UNIDADE",
                            EM_TRANSITO,
                            "Objeto recebido na unidade de distribuição",
                            "Objeto recebido pelos Correios do Brasil",
                            "Chegou na unidade",
                            "Chegada na unidade",
                            "Entrada",
                            "Recebida e processada no CD",
                            "Recebido no centro de distribuição",
                            "Pacote na base de distribuição",
                            "in_hub"),
                    entry(
                            "EM FISCALIZAÇÃO ADUANEIRA",
                            EM_TRANSITO,
                            "Encaminhado para fiscalização aduaneira",
                            "Em análise aduaneira",
                            "Fiscalização aduaneira",
                            "in_customs"),
                    entry(
                            "SAIU PARA ENTREGA",
                            SAIU_PARA_ENTREGA,
                            "Objeto saiu para entrega",
                            "Objeto saiu para entrega ao destinatário",
                            "Saiu para entrega ao destinatário",
                            "Saiu p/ entrega",
                            "Em rota",
                            "Em rota de entrega",
                            "Em rota para entrega",
                            "Processo de entrega",
                            "Com o entregador",
                            "A caminho do destinatário",
                            "out_for_delivery"),
                    entry(
                            "AGUARDANDO RETIRADA",
                            AGUARDANDO_RETIRADA,
                            "Objeto aguardando retirada",
                            "Objeto aguardando retirada no endereço indicado",
                            "Objeto encaminhado para retirada no endereço indicado",
                            "Objeto disponível para retirada",
                            "Objeto disponível para retirada em Caixa Postal",
                            "Disponível para retirada",
                            "Aguardando retirada na agência",
                            "Aguardando retirada no ponto de coleta",
                            "waiting_for_withdrawal"),
                    entry(
                            "EXTRAVIADO",
                            EXCECAO,
                            "Objeto extraviado",
                            "Extravio",
                            "Extravio confirmado",
                            "Objeto não localizado no fluxo postal",
                            "Pacote extraviado",
                            "lost"),
                    entry(
                            "ROUBADO",
                            EXCECAO,
                            "Objeto roubado",
                            "Roubo de carga",
                            "Roubo",
                            "Objeto roubado dos Correios",
                            "stolen"),
                    entry(
                            "AVARIADO",
                            EXCECAO,
                            "Objeto avariado",
                            "Avaria",
                            "Avaria total",
                            "Pacote avariado",
                            "damaged"),
                    entry(
                            "DESTINATÁRIO AUSENTE",
                            EXCECAO,
                            "Carteiro não atendido",
                            "Objeto não entregue - carteiro não atendido",
                            "Cliente ausente",
                            "Ausente",
                            "receiver_absent"),
                    entry(
                            "ENDEREÇO INCORRETO",
                            EXCECAO,
                            "Objeto não entregue - endereço incorreto",
                            "Endereço insuficiente",
                            "Endereço não localizado",
                            "Endereço errado",
                            "bad_address"),
                    entry(
                            "RECUSADO PELO DESTINATÁRIO",
                            EXCECAO,
                            "Objeto não entregue - cliente recusou-se a receber",
                            "Recusado",
                            "Recusa",
                            "Cliente recusou",
                            "refused_delivery"),
                    entry(
                            "ENTREGA NÃO REALIZADA",
                            EXCECAO,
                            "A entrega não pode ser efetuada",
                            "Tentativa de entrega",
                            "Tentativa de entrega não efetuada",
                            "Tentativa de entrega sem sucesso",
                            "Insucesso na entrega",
                            "Objeto não entregue",
                            "Não entregue",
                            "not_delivered"),
                    entry(
                            "ATRASADO",
                            EXCECAO,
                            "Objeto com atraso na entrega",
                            "Entrega atrasada",
                            "Objeto com data de entrega atrasada",
                            "delayed"),
                    entry(
                            "RETIDO",
                            EXCECAO,
                            "Objeto apreendido por órgão de fiscalização",
                            "Aguardando pagamento",
                            "Aguardando pagamento do despacho postal",
                            "Retido pela fiscalização",
                            "Retido no posto fiscal"),
                    entry(
                            "CANCELADO",
                            EXCECAO,
                            "Pedido cancelado",
                            "Envio cancelado",
                            "cancelled",
                            "canceled"),
                    entry(
                            "EM DEVOLUÇÃO",
                            DEVOLUCAO,
                            "Objeto em devolução",
                            "Objeto será devolvido ao remetente",
                            "Objeto saiu para entrega ao remetente",
                            "Devolução",
                            "Devolução ao remetente",
                            "Devolução em andamento",
                            "Retornando ao remetente",
                            "returning_to_sender"),
                    entry(
                            "DEVOLVIDO AO REMETENTE",
                            DEVOLUCAO,
                            "Devolvido",
                            "Objeto devolvido ao remetente",
                            "Objeto entregue ao remetente",
                            "Devolução realizada",
                            "returned",
                            "returned_to_sender"),
                    entry(
                            "ENTREGUE",
                            ENTREGUE,
                            "Objeto entregue",
                            "Objeto entregue ao destinatário",
                            "Objeto entregue na Caixa de Correios Inteligente",
                            "Entregue ao destinatário",
                            "Entrega realizada",
                            "Entrega realizada com sucesso",
                            "Entrega efetuada",
                            "Pacote entregue",
                            "Pedido entregue",
                            "delivered"));

    private StatusSpellings() {}

    private static Entry entry(String canonical, StatusPhase phase, String... spellings) {
        return new Entry(canonical, phase, List.of(spellings));
    }
}
