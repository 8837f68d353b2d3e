package br.rastreamento.benchmarks.live;

/// How the page came up in a browser that never had it.
///
/// @param painted milliseconds from the start of the navigation to the first text or picture (W3C Paint Timing)
/// @param filled milliseconds until the figures were there
/// @param shift how far what was visible jumped meanwhile: 0 not at all, 0.1 what is called good (W3C Layout Instability)
record Load(double painted, double filled, double shift) {}
