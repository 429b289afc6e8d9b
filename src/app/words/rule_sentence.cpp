// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/rule_sentence.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "app/words/field_noun.h"
#include "base/money.h"
#include "domain/operators.h"
#include "domain/period.h"

namespace meike {

namespace {

std::string thousands(std::string plain) {
    const std::size_t first = !plain.empty() && plain.front() == '-' ? 1 : 0;
    std::size_t at = std::min(plain.find('.'), plain.size());
    while (at > first + 3) {
        at -= 3;
        plain.insert(at, 1, ',');
    }
    return plain;
}

std::string withoutZeros(std::string plain) {
    if (plain.find('.') == std::string::npos) return plain;
    plain.erase(plain.find_last_not_of('0') + 1);
    if (plain.back() == '.') plain.pop_back();
    return plain;
}

/// A label in the middle of an English sentence: "Order" becomes "order", while "RFM class", "R score" and "WeChat"
/// stay.
std::string inSentence(const Label& label, Language language) {
    std::string text(label.in(language));
    const auto upper = [&](std::size_t i) { return text[i] >= 'A' && text[i] <= 'Z'; };
    const std::size_t word = std::min(text.find(' '), text.size());
    if (word < 2 || !upper(0)) return text;
    for (std::size_t i = 1; i < word; ++i)
        if (upper(i)) return text;
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

bool isLatin(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '%' || c == '-';
}
/// Of the first byte of a character: a Chinese one (U+4000..U+9FFF), no punctuation.
bool isChinese(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE4 && byte <= 0xE9;
}

/// Puts `more` behind `text`, with the space that belongs between Chinese and Latin.
void append(std::string& text, std::string_view more) {
    if (text.empty() || more.empty()) {
        text += more;
        return;
    }
    const bool latin = isLatin(text.back());
    const bool chinese = text.size() >= 3 && isChinese(text[text.size() - 3]);
    if ((latin && isChinese(more.front())) || (chinese && isLatin(more.front()))) text += ' ';
    text += more;
}

std::string filled(std::string_view pattern, const std::vector<std::string>& arguments) {
    std::string text;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        append(text, pattern.substr(0, open));
        if (open == std::string_view::npos || open + 2 >= pattern.size()) break;
        const auto index = static_cast<std::size_t>(pattern[open + 1] - '0');
        if (index < arguments.size()) append(text, arguments[index]);
        pattern.remove_prefix(open + 3);
    }
    return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    if (const std::size_t at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
    return text;
}

/// The comparison that holds for every value where this one does not: below 3, at least 3.
const OperatorRow* oppositeOf(const OperatorRow& row) {
    static constexpr std::pair<std::string_view, std::string_view> kPairs[] = {{"<", ">="}, {"<=", ">"}};
    for (const auto& [less, more] : kPairs) {
        if (row.key == less) return findOperator(more);
        if (row.key == more) return findOperator(less);
    }
    return nullptr;
}

/// How a comparison or its negation is told.
struct Told {
    const OperatorRow* row = nullptr;
    bool negated = false;  ///< by the words of the pattern
    bool withEmpty = false;
};

/// Nothing where only "not (...)" says it.
std::optional<Told> toldAs(const OperatorRow& row, bool negated) {
    if (!negated) return Told{&row, false, row.matchesEmpty};
    if (const OperatorRow* complement = complementOf(row)) return Told{complement, false, complement->matchesEmpty};
    if (const OperatorRow* opposite = oppositeOf(row)) return Told{opposite, false, true};
    if (row.ranks) return Told{&row, true, true};
    return std::nullopt;
}

/// Makes the clauses of one rule.
class Teller {
public:
    explicit Teller(const SentenceContext& context) : m_context(context), m_zh(context.language == Language::zh) {}

    std::string clause(const Rule& rule, Kind kind, bool negated = false) const {
        switch (rule.type) {
            case Rule::Type::all:
            case Rule::Type::any:
            case Rule::Type::none:
                return group(rule, kind, negated);
            case Rule::Type::condition:
                return condition(rule, kind, negated);
            case Rule::Type::related:
                return related(rule, negated);
            case Rule::Type::segment:
                return filled(negated ? pick("不属于细分“{0}”", "not in segment “{0}”")
                                      : pick("属于细分“{0}”", "in segment “{0}”"),
                              {rule.segment});
            case Rule::Type::clients:
                return filled(
                    negated ? pick("不在固定名单（{0} 个客户）中", "not on a fixed list of {0} {1}")
                            : pick("在固定名单（{0} 个客户）中", "on a fixed list of {0} {1}"),
                    {thousands(std::to_string(rule.values.size())), rule.values.size() == 1 ? "client" : "clients"});
        }
        return {};
    }

private:
    std::string pick(std::string_view zh, std::string_view en) const { return std::string(m_zh ? zh : en); }
    std::string pick(const Label& label) const { return std::string(label.in(m_context.language)); }
    std::string quoted(const std::string& text) const { return "“" + text + "”"; }

    std::string group(const Rule& rule, Kind kind, bool negated) const {
        const bool all = rule.type == Rule::Type::all;
        // `none` is the complement of `any`; its own negation takes that back.
        const bool complement = negated != (rule.type == Rule::Type::none);
        if (rule.children.empty()) return all != complement ? pick("不限", "anything") : pick("无", "nothing");
        if (rule.children.size() == 1) return clause(rule.children.front(), kind, complement);
        std::string joined;
        for (const Rule& child : rule.children) {
            if (!joined.empty()) joined += all ? pick("，并且", ", and ") : pick("，或者", ", or ");
            const bool brackets = child.isGroup() && child.children.size() > 1 && child.type != Rule::Type::none;
            const std::string text = clause(child, kind);
            joined += brackets ? pick("（", "(") + text + pick("）", ")") : text;
        }
        return complement ? pick("不符合（", "not (") + joined + pick("）", ")") : joined;
    }

    /// The words of a comparison, its values and notes over `subject`. `computed`: nobody fills the subject in.
    std::string comparison(const Rule& rule, const Field& field, const Told& told, bool birthday, bool computed,
                           std::string subject, std::vector<std::string> notes) const {
        const OperatorRow& row = *told.row;
        std::string pattern = pick(birthday ? row.birthdaySentence : row.sentenceFor(field));
        if (computed && row.key == "empty" && field.type != FieldType::tags)
            pattern = pick("{0}为空", "{0} is not known");
        if (computed && row.key == "not_empty" && field.type != FieldType::tags)
            pattern = pick("{0}不为空", "{0} is known");
        if (told.negated) pattern = replaced(pattern, pick("排在", " is "), pick("没有排在", " is not "));
        if (!m_zh && pattern.find("of {0}") != std::string::npos && subject.rfind("the ", 0) != 0)
            subject = "the " + subject;
        std::vector<std::string> arguments{std::move(subject)};
        if (row.operands == OperandCount::many) {
            std::string list;
            const bool each = row.key == "all_of";
            for (std::size_t i = 0; i < rule.values.size(); ++i) {
                if (i > 0) {
                    const bool last = i + 1 == rule.values.size();
                    append(list, last ? (each ? pick("和", " and ") : pick("或", " or ")) : pick("、", ", "));
                }
                append(list, operandText(rule, field, rule.values[i], m_context));
            }
            arguments.push_back(list);
        } else {
            for (const std::string& value : rule.values)
                arguments.push_back(operandText(rule, field, value, m_context));
        }
        if (row.ranks) notes.insert(notes.begin(), pick("并列都算", "ties count"));
        return withNotes(filled(pattern, arguments), pattern, notes);
    }

    /// Notes go into the brackets that the pattern ends with, or into brackets of their own.
    std::string withNotes(std::string text, const std::string& pattern, const std::vector<std::string>& notes) const {
        if (notes.empty()) return text;
        const std::string close = pick("）", ")");
        const std::string between = pick("；", "; ");
        const bool open =
            pattern.size() > close.size() && pattern.compare(pattern.size() - close.size(), close.size(), close) == 0;
        if (open) text.erase(text.size() - close.size());
        std::string all;
        for (const std::string& note : notes) all += (all.empty() && !open ? std::string() : between) + note;
        return text + (open ? std::string() : pick("（", " (")) + all + close;
    }

    std::string condition(const Rule& rule, Kind kind, bool negated) const {
        const Field* field = findField(kind, rule.field);
        const OperatorRow* row = findOperator(rule.op);
        if (!field || !row) return rule.field + " " + rule.op;
        const auto told = toldAs(*row, negated);
        if (!told) return pick("不符合（", "not (") + condition(rule, kind, false) + pick("）", ")");
        const bool computed = field->source == FieldSource::score;
        std::vector<std::string> notes;
        if ((told->row->saysEmpty || told->withEmpty != told->row->matchesEmpty) && !field->required)
            notes.push_back(emptyNote(*field, told->withEmpty));
        if (field->type == FieldType::money && hasCurrency(kind)) notes.push_back(rateNote(told->withEmpty));
        const bool birthday = lunarFlagOf(kind, *field) && !told->row->birthdaySentence.zh.empty();
        return comparison(rule, *field, *told, birthday, computed,
                          inSentence(fieldNoun(kind, *field), m_context.language), std::move(notes));
    }

    std::string emptyNote(const Field& field, bool included) const {
        if (field.type == FieldType::tags)
            return included ? pick("没有标签的也算", "those without tags included")
                            : pick("没有标签的不算", "those without tags left out");
        if (field.source == FieldSource::score)
            return included ? pick("为空的也算", "empty included") : pick("为空的不算", "empty left out");
        return included ? pick("未填写的也算", "empty included") : pick("未填写的不算", "empty left out");
    }

    std::string rateNote(bool included) const {
        return included ? pick("折合本位币，没有汇率的也算", "in the base currency; amounts without a rate included")
                        : pick("折合本位币，没有汇率的不计", "in the base currency; amounts without a rate left out");
    }

    /// The span of a period, as what stands before 的订单 or after "orders".
    std::string span(const Rule::Period& period, bool withDateField) const {
        const std::string days = std::to_string(period.withinDays);
        if (period.withinDays != 0)
            return withDateField ? filled(pick("在最近{0}天内", "is in the last {0} days"), {days})
                                 : filled(pick("最近{0}天", "in the last {0} days"), {days});
        if (!period.named.empty()) {
            const PeriodRow* row = findPeriod(period.named);
            const std::string name = row ? pick(row->label) : period.named;
            return withDateField ? pick("在", "falls in ") + name : name;
        }
        if (period.to.empty())
            return withDateField ? filled(pick("不早于{0}", "is on or after {0}"), {period.from})
                                 : filled(pick("{0}起", "since {0}"), {period.from});
        if (period.from.empty())
            return withDateField ? filled(pick("不晚于{0}", "is on or before {0}"), {period.to})
                                 : filled(pick("截至{0}", "up to {0}"), {period.to});
        return withDateField ? filled(pick("在{0}至{1}之间", "is from {0} to {1}"), {period.from, period.to})
                             : filled(pick("{0}至{1}", "from {0} to {1}"), {period.from, period.to});
    }

    std::string where(const Rule& rule, Kind kind) const {
        if (rule.children.empty() || (rule.children.front().isGroup() && rule.children.front().children.empty()))
            return {};
        std::string text = pick("（仅限", " (only those where ");
        append(text, clause(rule.children.front(), kind));
        return text + pick("）", ")");
    }

    std::string related(const Rule& rule, bool negated) const {
        const KindRow* kind = findKind(rule.related);
        const AggregateRow* aggregate = findAggregate(rule.aggregate);
        if (!kind || !aggregate) return rule.related + " " + rule.aggregate;
        const std::string many = inSentence(kind->many, m_context.language);
        const Rule::Period& period = rule.period;
        const Field* day = dayField(kind->kind);
        const Field* about = period.dateField.empty() ? day : findField(kind->kind, period.dateField);
        // A due date or the end of a service is named; the plain day of an order is not.
        const bool named = about && (about != day || about->key != "date");
        std::string records;
        if (!period.bounded()) {
            records = many;
        } else if (m_zh) {
            if (named) records = fieldNoun(kind->kind, *about).zh;
            append(records, span(period, named));
            append(records, "的" + many);
        } else {
            records = many + (named ? " whose " + inSentence(fieldNoun(kind->kind, *about), Language::en) + " " : " ") +
                      span(period, named);
        }
        records += where(rule, kind->kind);
        if (rule.aggregate == "exists") {
            std::string text;
            if (m_zh && period.bounded() && !named) {
                append(text, span(period, false));
                append(text, (negated ? "没有" : "有") + many + where(rule, kind->kind));
            } else {
                append(text, pick(negated ? "没有" : "有", negated ? "there are no " : "there are "));
                append(text, records);
            }
            return text;
        }
        const OperatorRow* row = findOperator(rule.op);
        const auto figure = subjectOf(rule);
        if (!row || !figure) return records + " " + rule.op;
        const auto told = toldAs(*row, negated);
        if (!told) return pick("不符合（", "not (") + related(rule, false) + pick("）", ")");
        const Field* field = aggregate->types.empty() ? nullptr : findField(kind->kind, rule.field);
        const Label& phrase = figure->type == FieldType::date && !aggregate->datePhrase.zh.empty()
                                  ? aggregate->datePhrase
                                  : aggregate->phrase;
        std::string pattern = pick(phrase);
        // 订单数量, but 订单（仅限……）的数量
        if (m_zh && rule.aggregate == "count" && where(rule, kind->kind).empty()) pattern = replaced(pattern, "的", "");
        const std::string subject =
            filled(pattern, {records, field ? inSentence(fieldNoun(kind->kind, *field), m_context.language) : ""});
        std::vector<std::string> notes;
        if (told->row->saysEmpty || told->withEmpty != told->row->matchesEmpty) {
            // A record may be there without the value, too.
            if (!aggregate->ofNoneIsZero && field && !field->required)
                notes.push_back(told->withEmpty ? pick("没有的也算", "clients without one included")
                                                : pick("没有的不算", "clients without one left out"));
            else if (!aggregate->ofNoneIsZero)
                notes.push_back(filled(told->withEmpty ? pick("没有{0}的也算", "clients without {0} included")
                                                       : pick("没有{0}的不算", "clients without {0} left out"),
                                       {many}));
            else
                notes.push_back(filled(pick("没有{0}的按 0 计", "clients without {0} count as 0"), {many}));
        }
        if (field && field->type == FieldType::money && hasCurrency(kind->kind)) notes.push_back(rateNote(false));
        return comparison(rule, *figure, *told, false, true, subject, std::move(notes));
    }

    const SentenceContext& m_context;
    bool m_zh;
};

}  // namespace

std::string moneyText(std::int64_t minor, int decimals, const SentenceContext& context) {
    if (context.language == Language::en)
        return context.currency + " " + thousands(withoutZeros(plainAmount(minor, decimals)));
    // Chinese counts in ten thousands and hundred millions; only where nothing is lost by it.
    const std::string unit = context.currency == "CNY" ? "元" : " " + context.currency;
    const std::int64_t size = minor < 0 ? -minor : minor;
    const std::int64_t major = minorPerMajor(std::min(decimals, 6));
    if (size >= 100'000'000 * major && size % (1'000'000 * major) == 0)
        return thousands(withoutZeros(plainAmount(minor / (1'000'000 * major), 2))) + " 亿" + unit;
    if (size >= 10'000 * major && size % (100 * major) == 0)
        return thousands(withoutZeros(plainAmount(minor / (100 * major), 2))) + " 万" + unit;
    return thousands(withoutZeros(plainAmount(minor, decimals))) + (context.currency == "CNY" ? " 元" : unit);
}

std::string operandText(const Rule& rule, const Field& field, const std::string& value,
                        const SentenceContext& context) {
    const OperatorRow* row = findOperator(rule.op);
    const OperandKind operand = row ? row->operand : OperandKind::value;
    if (operand == OperandKind::period || operand == OperandKind::season) {
        const PeriodRow* period = findPeriod(value);
        return period ? std::string(period->label.in(context.language)) : value;
    }
    if (operand == OperandKind::tag_group) return "“" + value + "”";
    if (operand == OperandKind::percent) return withoutZeros(value);
    if (operand != OperandKind::value) return thousands(value);
    switch (field.type) {
        case FieldType::money: {
            const int decimals = currencyDecimals(context.currency) + field.scale;
            const auto amount = parsePlainAmount(value, decimals);
            return amount ? moneyText(*amount, decimals, context) : value;
        }
        case FieldType::integer:
        case FieldType::decimal:
            if (field.share)
                if (const auto share = parsePlainAmount(value, 6)) return withoutZeros(plainAmount(*share, 4)) + "%";
            return thousands(value);
        case FieldType::choice:
        case FieldType::choices: {
            const Choice* choice = findChoice(field.choices, value);
            if (!choice) return value;
            const std::string label(choice->label.in(context.language));
            // "Frequent, large" would read as two in a list.
            return label.find(',') == std::string::npos ? label : "“" + label + "”";
        }
        case FieldType::pick: {
            std::string name = context.pickName ? context.pickName(field, value) : std::string();
            return "“" + (name.empty() ? value : name) + "”";
        }
        case FieldType::date:
        case FieldType::boolean:
        case FieldType::moment:
            return value;
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::reference:
        case FieldType::tags:
            return "“" + value + "”";
    }
    return value;
}

std::string ruleClause(const Rule& rule, const SentenceContext& context, Kind kind) {
    return Teller(context).clause(rule, kind);
}

std::string ruleSentence(const Rule& rule, const SentenceContext& context) {
    const bool zh = context.language == Language::zh;
    if (rule.isGroup() && rule.children.empty())
        return rule.type == Rule::Type::any ? (zh ? "没有客户" : "No clients") : (zh ? "全部客户" : "All clients");
    std::string text = ruleClause(rule, context);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace meike
