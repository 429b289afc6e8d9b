// SPDX-License-Identifier: GPL-3.0-or-later
// In which currency a row's amounts are, which way the money went, and the amounts of the lines of one document.
#include <algorithm>

#include "app/field_range.h"
#include "app/import_rows.h"
#include "base/error_code.h"
#include "base/unicode.h"

namespace meike::importing {

namespace {

/// Anything but digits, marks and blanks: only then can a cell name a currency.
bool mayNameCurrency(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return c == '$' || static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

bool isAmount(const ImportField& field) { return field.type == FieldType::money || field.key == "unit_price"; }

}  // namespace

RowImporter::Named RowImporter::currencyNamedBy(const Texts& texts) const {
    Named named;
    if (m_places.currency != kNoColumn && !texts[m_places.currency].empty()) {
        named.code = textOrEmpty(m_values[m_places.currency]);
        return named;
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!isAmount(*m_columns[i].info) || texts[i].empty()) continue;
        const HeaderUnit& unit = m_columns[i].unit;
        const std::string_view sign = sharedSign(unit.text);
        if (named.code.empty() && sign.empty()) named.code = unit.currency;
        if (named.sign.empty()) named.sign = sign;
    }
    if (!named.code.empty()) return named;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!isAmount(*m_columns[i].info) || texts[i].empty() || !mayNameCurrency(texts[i])) continue;
        const auto parsed = parseNumber(texts[i], m_columns[i].numbers);
        if (!parsed) continue;
        if (named.code.empty() && !parsed->currency.empty()) {
            named.code = parsed->currency;
            named.cell = true;
        }
        if (named.sign.empty()) named.sign = parsed->sign;
    }
    return named;
}

bool RowImporter::chooseCurrency() {
    m_currencyNamed = false;
    // Records without a currency of their own (a client's credit limit) are in the base currency.
    m_currency = m_baseCurrency;
    if (!m_hasCurrency) return true;
    std::string first;
    for (const FileRow& line : m_lines) {
        Named named = currencyNamedBy(line.texts);
        if (line.line != m_lines.front().line && m_places.currency != kNoColumn &&
            !line.texts[m_places.currency].empty()) {
            const auto code = parseCurrency(line.texts[m_places.currency]);
            named.code = code ? *code : "?";
        }
        std::string currency;
        bool says = true;
        if (!named.code.empty() && !(named.cell && !m_fileCurrency.empty())) {
            currency = named.code;
        } else if (m_own && !m_own->currency.empty()) {
            currency = m_own->currency;
        } else if (!m_fileCurrency.empty()) {
            currency = m_fileCurrency;
        } else if (m_match) {
            currency = m_match->text("currency");
            says = false;
        } else {
            // 元 is ours wherever the books are kept in another.
            currency = named.sign == "元" && !writesWith(m_baseCurrency, "元") ? "CNY" : m_baseCurrency;
            says = false;
        }
        if (&line == &m_lines.front()) {
            first = currency;
            m_currencyNamed = says;
        } else if (currency != first) {
            return reject("other_currency", "amount", currency);
        }
    }
    m_currency = first;
    return true;
}

bool RowImporter::addTo(std::size_t i, MinorUnits amount, std::vector<MinorUnits>& sums, std::vector<char>& filled) {
    if (__builtin_add_overflow(sums[i], amount, &sums[i])) return reject("too_large", m_columns[i].info->key);
    filled[i] = 1;
    return true;
}

/// What one line has in its two columns of amounts, with its sign. A side that holds nothing may say 0.
bool RowImporter::addSide(const FileRow& line, bool income, MinorUnits amount, int direction, MinorUnits& side) {
    if (amount == 0) return true;
    const auto text = [&](std::size_t column) { return column == kNoColumn ? std::string() : line.texts[column]; };
    if (side != 0) return reject("both_sides", {}, text(m_places.income) + " / " + text(m_places.expense));
    if (direction != 0 && (direction > 0) != income)
        return reject("no_direction", "direction", text(m_places.direction), ErrorCode::direction_unclear);
    side = income || amount < 0 ? amount : -amount;
    return true;
}

/// The amounts of one line; behind those of the columns stand quantity x price and the refund.
bool RowImporter::readAmounts(const FileRow& line, std::vector<MinorUnits>& sums, std::vector<char>& filled) {
    const Texts& texts = line.texts;
    const auto at = [&](std::size_t column) -> const std::string& {
        static const std::string kNone;
        return column == kNoColumn ? kNone : texts[column];
    };
    int direction = 0;
    if (const std::string& text = at(m_places.direction); !text.empty()) {
        const auto known = directionOf(text);
        if (!known) return reject("no_direction", "direction", text, ErrorCode::direction_unclear);
        direction = *known;
    }
    const auto directed = [&](MinorUnits amount) { return direction < 0 && amount > 0 ? -amount : amount; };
    const std::size_t lineAt = m_columns.size();
    const std::size_t refundAt = lineAt + 1;
    MinorUnits whole = 0;  // of the one column of amounts
    MinorUnits side = 0;   // of the two
    bool sides = false;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        if (column.info->type != FieldType::money || texts[i].empty()) continue;
        const auto amount = parseAmount(texts[i], currencyDecimals(m_currency), column.numbers);
        if (!amount) return refuse(column, texts[i], amount.error());
        // A header's 元 is of any currency; its $ and ¥ are as binding as a cell's.
        const std::string_view headerSign = sharedSign(column.unit.text);
        const std::string sign = !amount->sign.empty()                            ? amount->sign
                                 : amount->currency.empty() && headerSign != "元" ? std::string(headerSign)
                                                                                  : std::string();
        if (const auto other = otherCurrency(amount->currency, sign, m_currency))
            return reject("other_currency", column.info->field ? column.info->field->key : column.info->key, texts[i],
                          *other);
        if (i == m_places.income || i == m_places.expense) {
            if (!addSide(line, i == m_places.income, amount->minor, direction, side)) return false;
            sides = true;
        } else if (i == m_places.refund) {
            const MinorUnits refund = amount->minor < 0 ? -amount->minor : amount->minor;
            if (__builtin_add_overflow(sums[refundAt], refund, &sums[refundAt])) return reject("too_large", "refund");
            filled[refundAt] = filled[refundAt] != 0 || refund != 0;
        } else {
            if (i == m_places.amount) whole = amount->minor;
            if (!addTo(i, i == m_places.amount ? directed(amount->minor) : amount->minor, sums, filled)) return false;
        }
    }
    if (sides) {
        if (side != 0 && whole != 0)
            return reject("both_sides", {}, at(m_places.amount) + " / " + at(m_places.income) + at(m_places.expense));
        if (__builtin_add_overflow(sums[lineAt], side, &sums[lineAt])) return reject("too_large", "amount");
        filled[lineAt] = 1;
        return true;
    }
    // An order's amount from its quantity and price, where it has no amount of its own.
    const std::string& quantity = at(m_places.quantity);
    const std::string& price = at(m_places.price);
    if (!at(m_places.amount).empty() || quantity.empty() || price.empty()) return true;
    const Column& quantityColumn = m_columns[m_places.quantity];
    const Column& priceColumn = m_columns[m_places.price];
    const auto many = parseNumber(quantity, quantityColumn.numbers);
    if (!many) return refuse(quantityColumn, quantity, many.error());
    const auto each = parseNumber(price, priceColumn.numbers);
    if (!each) return refuse(priceColumn, price, each.error());
    if (const auto other = otherCurrency(each->currency, each->sign, m_currency))
        return reject("other_currency", "unit_price", price, *other);
    const auto amount = lineAmount(many->value, each->value, currencyDecimals(m_currency));
    if (!amount || __builtin_add_overflow(sums[lineAt], directed(*amount), &sums[lineAt]))
        return reject("too_large", "amount", quantity + " x " + price);
    filled[lineAt] = 1;
    return true;
}

bool RowImporter::readMoney() {
    m_lineAmount.reset();
    m_refund = 0;
    std::vector<MinorUnits>& sums = m_sums;
    std::vector<char>& filled = m_filled;
    sums.assign(m_columns.size() + 2, 0);
    filled.assign(m_columns.size() + 2, 0);
    for (const FileRow& line : m_lines)
        if (!readAmounts(line, sums, filled)) return false;
    const std::size_t lineAt = m_columns.size();
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (filled[i] != 0 && fieldAt(i)) {
            if (i == m_places.amount && filled[lineAt] != 0 && __builtin_add_overflow(sums[i], sums[lineAt], &sums[i]))
                return reject("too_large", "amount");
            Value value = sums[i];
            if (const auto outside = outOfRange(*fieldAt(i), value))
                return reject(reasonKey(*fieldAt(i)), fieldAt(i)->key, m_lines.front().texts[i], *outside);
            m_values[i] = std::move(value);
        }
    const bool hasAmount = m_places.amount != kNoColumn && filled[m_places.amount] != 0;
    if (filled[lineAt] != 0 && !hasAmount) m_lineAmount = sums[lineAt];
    if (filled[lineAt + 1] != 0) {
        const MinorUnits refund = sums[lineAt + 1];
        const bool amount = (hasAmount && sums[m_places.amount] != 0) || m_lineAmount.value_or(0) != 0;
        // A row that only gives money back is itself the refund.
        if (amount)
            m_refund = refund;
        else if (hasAmount)
            m_values[m_places.amount] = -refund;
        else
            m_lineAmount = -refund;
    }
    const std::string& day = textAt(m_places.refundDate);
    m_refundDay.clear();
    if (m_refund == 0 || day.empty()) return true;
    const Column& column = m_columns[m_places.refundDate];
    const auto date = parseDate(day, column.dateOrder, column.year);
    if (!date) return refuse(column, day, date.error());
    m_refundDay = isoDate(*date);
    return true;
}

}  // namespace meike::importing
