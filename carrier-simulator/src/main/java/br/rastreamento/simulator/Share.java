package br.rastreamento.simulator;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a share from the command line: `0.03` or `3%`.
final class Share implements ITypeConverter<Double> {

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?|\\.\\d+");

    @Override
    public Double convert(String value) {
        boolean percent = value.endsWith("%");
        String number = percent ? value.substring(0, value.length() - 1).strip() : value;
        double share = NUMBER.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
        double result = percent ? share / 100 : share;
        if (!(result >= 0 && result <= 1)) {
            throw new TypeConversionException(
                    "'%s' is no share: give a number from 0 to 1, or a percentage such as 3%%"
                            .formatted(value));
        }
        return result;
    }
}
