/// Manifests go in as Kustomize renders them; out comes whether Kubernetes would take them, and whether they keep what
/// the services and the documents promise. No cluster is needed.
@NullMarked
package br.rastreamento.kubernetes;

import org.jspecify.annotations.NullMarked;
