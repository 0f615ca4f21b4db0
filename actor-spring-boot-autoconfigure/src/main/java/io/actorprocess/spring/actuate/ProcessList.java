package io.actorprocess.spring.actuate;

import java.util.List;

/**
 * One page of the living processes.
 * <p>
 * Thread-safety: immutable.
 *
 * @param total how many processes fit the filter
 * @param offset how many come before this page
 * @param limit how many a page holds at most
 * @param processes the page
 */
public record ProcessList(int total, int offset, int limit, List<ProcessSummary> processes) {

}
