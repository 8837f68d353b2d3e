package br.rastreamento.simulator.journey;

import static br.rastreamento.simulator.journey.Region.CENTRO_OESTE;
import static br.rastreamento.simulator.journey.Region.NORDESTE;
import static br.rastreamento.simulator.journey.Region.NORTE;
import static br.rastreamento.simulator.journey.Region.SUDESTE;
import static br.rastreamento.simulator.journey.Region.SUL;

import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/// Large Brazilian cities, all state capitals among them; populations in thousands, as of the 2022 census.
final class Cities {

    static final List<City> ALL =
            List.of(
                    city("São Paulo", SUDESTE, 11_452, -23.55, -46.63, -3),
                    city("Rio de Janeiro", SUDESTE, 6_211, -22.91, -43.20, -3),
                    city("Brasília", CENTRO_OESTE, 2_817, -15.78, -47.93, -3),
                    city("Fortaleza", NORDESTE, 2_429, -3.73, -38.52, -3),
                    city("Salvador", NORDESTE, 2_418, -12.97, -38.51, -3),
                    city("Belo Horizonte", SUDESTE, 2_316, -19.92, -43.94, -3),
                    city("Manaus", NORTE, 2_064, -3.10, -60.03, -4),
                    city("Curitiba", SUL, 1_774, -25.43, -49.27, -3),
                    city("Recife", NORDESTE, 1_489, -8.05, -34.90, -3),
                    city("Goiânia", CENTRO_OESTE, 1_437, -16.68, -49.25, -3),
                    city("Porto Alegre", SUL, 1_333, -30.03, -51.23, -3),
                    city("Belém", NORTE, 1_303, -1.46, -48.49, -3),
                    city("Guarulhos", SUDESTE, 1_292, -23.46, -46.53, -3),
                    city("Campinas", SUDESTE, 1_139, -22.91, -47.06, -3),
                    city("São Luís", NORDESTE, 1_038, -2.53, -44.30, -3),
                    city("Maceió", NORDESTE, 958, -9.65, -35.71, -3),
                    city("Campo Grande", CENTRO_OESTE, 898, -20.44, -54.65, -4),
                    city("Teresina", NORDESTE, 866, -5.09, -42.80, -3),
                    city("João Pessoa", NORDESTE, 834, -7.12, -34.86, -3),
                    city("Ribeirão Preto", SUDESTE, 699, -21.18, -47.81, -3),
                    city("Natal", NORDESTE, 751, -5.79, -35.21, -3),
                    city("Uberlândia", SUDESTE, 713, -18.92, -48.28, -3),
                    city("Sorocaba", SUDESTE, 724, -23.50, -47.46, -3),
                    city("Santo André", SUDESTE, 749, -23.66, -46.53, -3),
                    city("São José dos Campos", SUDESTE, 697, -23.18, -45.88, -3),
                    city("Jaboatão dos Guararapes", NORDESTE, 644, -8.11, -35.01, -3),
                    city("Cuiabá", CENTRO_OESTE, 651, -15.60, -56.10, -4),
                    city("Joinville", SUL, 617, -26.30, -48.85, -3),
                    city("Feira de Santana", NORDESTE, 617, -12.27, -38.97, -3),
                    city("Aracaju", NORDESTE, 603, -10.91, -37.07, -3),
                    city("Londrina", SUL, 556, -23.31, -51.16, -3),
                    city("Juiz de Fora", SUDESTE, 541, -21.76, -43.35, -3),
                    city("Florianópolis", SUL, 537, -27.60, -48.55, -3),
                    city("Porto Velho", NORTE, 460, -8.76, -63.90, -4),
                    city("Caxias do Sul", SUL, 463, -29.17, -51.18, -3),
                    city("Macapá", NORTE, 443, 0.03, -51.07, -3),
                    city("Boa Vista", NORTE, 413, 2.82, -60.67, -4),
                    city("Santos", SUDESTE, 418, -23.96, -46.33, -3),
                    city("Campina Grande", NORDESTE, 420, -7.23, -35.88, -3),
                    city("Rio Branco", NORTE, 365, -9.97, -67.81, -5),
                    city("Vitória", SUDESTE, 323, -20.32, -40.34, -3),
                    city("Palmas", NORTE, 303, -10.18, -48.33, -3),
                    city("Petrolina", NORDESTE, 387, -9.39, -40.50, -3),
                    city("Dourados", CENTRO_OESTE, 244, -22.22, -54.81, -4),
                    city("Santarém", NORTE, 332, -2.44, -54.71, -3));

    private static final int PEOPLE = ALL.stream().mapToInt(City::population).sum();

    private Cities() {}

    /// A city by its share of the population.
    static City any(RandomGenerator random) {
        int person = random.nextInt(PEOPLE);
        for (City city : ALL) {
            person -= city.population();
            if (person < 0) {
                return city;
            }
        }
        throw new IllegalStateException("populations do not add up to " + PEOPLE);
    }

    private static City city(
            String name,
            Region region,
            int population,
            double latitude,
            double longitude,
            int utc) {
        return new City(name, region, population, latitude, longitude, ZoneOffset.ofHours(utc));
    }
}
